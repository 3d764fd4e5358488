package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Dropout;
import dev.lamarck.engine.backend.Learning;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;

/** What is learned about the segments of a layer, as native code reads it. Freed when it is closed. */
record CpuLearning(ArrowBuf bytes) implements AutoCloseable {
    private static final int LEARNING_BYTES = 8 * 8;
    private static final int NEXT = 24;

    static CpuLearning of(CpuPrepared batch, Linear layer, Memory memory) {
        List<Stretch> segments = batch.changed(layer);
        IdentityHashMap<Stretch, Integer> rows = rows(batch);
        ArrowBuf bytes = memory.take(Math.max(1, LEARNING_BYTES * (long) segments.size()));
        IdentityHashMap<Delta, Integer> last = new IdentityHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Optional<Learning> learning = learning(segments.get(i));
            Integer before = learning.isPresent() ? last.put(learning.get(), i) : null;
            if (before != null) {
                bytes.setLong((long) before * LEARNING_BYTES + NEXT, i);
            }
            write(bytes, (long) i * LEARNING_BYTES, learning, layer, before == null);
            Dropout dropout = learning.map(Learning::dropout).orElse(Dropout.NONE);
            int row = dropout.row() + rows.getOrDefault(segments.get(i), 0);
            write(bytes, (long) i * LEARNING_BYTES + NEXT + 8, dropout, row);
        }
        return new CpuLearning(bytes);
    }

    private static Optional<Learning> learning(Stretch stretch) {
        return stretch.delta() instanceof Learning learning ? Optional.of(learning) : Optional.empty();
    }

    /** The number of each stretch's first row among those of its change. */
    private static IdentityHashMap<Stretch, Integer> rows(CpuPrepared batch) {
        IdentityHashMap<Delta, Integer> counts = new IdentityHashMap<>();
        IdentityHashMap<Stretch, Integer> rows = new IdentityHashMap<>();
        for (Stretch stretch : batch.batch().stretches()) {
            if (stretch.delta() != null) {
                rows.put(stretch, counts.getOrDefault(stretch.delta(), 0));
                counts.merge(stretch.delta(), stretch.count(), Integer::sum);
            }
        }
        return rows;
    }

    private static void write(ArrowBuf bytes, long at, Optional<Learning> learning, Linear layer, boolean first) {
        Optional<Learning.Gradient> gradient = learning.flatMap(some -> some.gradient(layer.site()));
        bytes.setLong(at, address(gradient.map(Learning.Gradient::down), layer.inputs()));
        bytes.setLong(at + 8, address(gradient.map(Learning.Gradient::up), layer.outputs()));
        bytes.setLong(at + 16, first ? 1 : 0);
        bytes.setLong(at + NEXT, -1);
    }

    private static void write(ArrowBuf bytes, long at, Dropout dropout, int row) {
        bytes.setLong(at, dropout.seed());
        bytes.setLong(at + 8, dropout.step());
        bytes.setLong(at + 16, row);
        bytes.setLong(at + 24, Float.floatToRawIntBits(dropout.rate()) & 0xffffffffL);
    }

    private static long address(Optional<Tensor> gradient, long columns) {
        gradient.ifPresent(tensor -> Shapes.same("a gradient", tensor.rows(), columns, tensor));
        return gradient.map(tensor -> CpuTensor.of(tensor).address()).orElse(0L);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
