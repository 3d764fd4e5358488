package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.backend.Noise;
import dev.lamarck.engine.tensor.Tensor;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/** Changes of linear layers as native code reads them. */
final class CpuChanges {
    static final long BYTES = 12 * 8;
    private static final long LOW_32 = 0xffffffffL;

    private CpuChanges() {}

    /** That a change is one of a layer of this shape. */
    static void require(Change change, long outputs, long inputs) {
        LowRank low = change.low();
        if (low != null) {
            Shapes.same("the first half of a change", low.rank(), inputs, low.down());
            Shapes.same("the second half of a change", low.rank(), outputs, low.up());
        }
        if (change.bias() != null) {
            Shapes.same("the bias of a change", 1, outputs, change.bias());
        }
        if (change.noise() != null) {
            Shapes.require(
                    inputs <= Kernels.most_noisy_inputs(),
                    "Noise for %,d inputs; there can be %,d",
                    inputs,
                    Kernels.most_noisy_inputs());
        }
    }

    /** The change of rows from one to before another, behind as many others. */
    static void write(ArrowBuf bytes, int index, long first, long last, Change change) {
        LowRank low = change.low();
        Noise noise = change.noise();
        long at = index * BYTES;
        bytes.setLong(at, first);
        bytes.setLong(at + 8, last);
        bytes.setLong(at + 16, low == null ? 0 : address(low.down()));
        bytes.setLong(at + 24, low == null ? 0 : address(low.up()));
        bytes.setLong(at + 32, low == null ? 0 : address(low.weights()));
        bytes.setLong(at + 40, low == null ? 0 : low.rank());
        bytes.setLong(at + 48, low == null ? 0 : bits(low.scale()));
        bytes.setLong(at + 56, address(change.bias()));
        bytes.setLong(at + 64, noise == null ? 0 : noise.seed());
        bytes.setLong(at + 72, noise == null ? 0 : noise.matrix() | (long) noise.pair() << 32);
        bytes.setLong(at + 80, noise == null ? 0 : noise.slot() & LOW_32 | (long) noise.rank() << 32);
        bytes.setLong(at + 88, noise == null ? 0 : bits(noise.scale()));
    }

    private static long address(@Nullable Tensor tensor) {
        return tensor == null ? 0 : CpuTensor.of(tensor).address();
    }

    private static long bits(float number) {
        return Float.floatToRawIntBits(number) & LOW_32;
    }
}
