package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The arguments of one operation, in the order that its native half takes them. */
final class Arguments {
    private long[] values = new long[32];
    private int count;

    Arguments number(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
        return this;
    }

    Arguments flag(boolean value) {
        return number(value ? 1 : 0);
    }

    Arguments real(float value) {
        return number(Float.floatToRawIntBits(value));
    }

    /** Where a tensor begins, or nothing. */
    Arguments pointer(@Nullable Tensor tensor) {
        return number(tensor == null ? 0 : CpuTensor.of(tensor).address());
    }

    /** Rows of floats. */
    Arguments rows(Tensor tensor) {
        CpuTensor rows = CpuTensor.of(tensor);
        return number(rows.address()).number(rows.stride());
    }

    Arguments noRows() {
        return number(0).number(0);
    }

    /** Weights, whose rows follow each other without gaps. */
    Arguments matrix(Tensor tensor) {
        CpuTensor matrix = CpuTensor.of(tensor);
        return number(matrix.address())
                .number(matrix.type().ordinal())
                .number(matrix.rows())
                .number(matrix.columns());
    }

    Arguments heads(KeptHeads kept) {
        return number(kept.heads().queries())
                .number(kept.heads().keys())
                .number(kept.heads().size())
                .number(kept.type().ordinal())
                .number(kept.layer() * kept.bytes());
    }

    void run(long processor, Operation operation) {
        Kernels.run(processor, operation.ordinal(), values, count);
    }
}
