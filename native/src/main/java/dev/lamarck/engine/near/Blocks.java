package dev.lamarck.engine.near;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one width in blocks that grow with their number and are never moved, so that they take little more than their own
 * bytes. For one thread at a time; frees the blocks when it is closed.
 */
final class Blocks implements AutoCloseable {
    private static final long SMALLEST_BYTES = 1 << 16;
    private static final long LARGEST_BYTES = 1 << 26;
    /** Numbers that are brought to the backend at a time. */
    private static final int TOGETHER = 1 << 20;

    private final Backend backend;
    private final Memory memory;
    private final int width;
    private final List<Block> blocks = new ArrayList<>();

    private static final class Block {
        private final Tensor rows;
        private long used;

        private Block(Tensor rows) {
            this.rows = rows;
        }

        private long free() {
            return rows.rows() - used;
        }
    }

    Blocks(Backend backend, Memory memory, int width) {
        this.backend = backend;
        this.memory = memory;
        this.width = width;
    }

    /** Appends all rows; none if there is no memory for them. */
    void append(List<float[]> rows) {
        reserve(rows.size());
        int next = 0;
        for (Block block : blocks) {
            while (next < rows.size() && block.free() > 0) {
                long most = Math.min(block.free(), Math.max(1, TOGETHER / width));
                int count = (int) Math.min(most, rows.size() - next);
                backend.write(block.rows.rows(block.used, count), flat(rows.subList(next, next + count), width));
                block.used += count;
                next += count;
            }
        }
    }

    private void reserve(long count) {
        long free = 0;
        long used = 0;
        for (Block block : blocks) {
            free += block.free();
            used += block.used;
        }
        while (free < count) {
            long rowBytes = (long) Float.BYTES * width;
            long bytes =
                    Math.min(LARGEST_BYTES, Math.max(SMALLEST_BYTES, Long.highestOneBit((used + free) * rowBytes)));
            blocks.add(new Block(backend.tensor(memory, Math.max(1, bytes / rowBytes), width)));
            free += Math.max(1, bytes / rowBytes);
        }
    }

    static float[] flat(List<float[]> rows, int width) {
        float[] flat = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * width, width);
        }
        return flat;
    }

    /** All rows in their order. */
    List<Tensor> tables() {
        return blocks.stream()
                .filter(block -> block.used > 0)
                .map(block -> block.rows.rows(0, block.used))
                .toList();
    }

    @Override
    public void close() {
        blocks.forEach(block -> block.rows.close());
        blocks.clear();
    }
}
