package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.tensor.Tensor;

/** What native code takes for granted about shapes is checked here. */
final class Shapes {
    private Shapes() {}

    static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(values));
        }
    }

    static void same(String what, long rows, long columns, Tensor tensor) {
        if (tensor.rows() != rows || tensor.columns() != columns) {
            throw new IllegalArgumentException("%s: %d × %d numbers, where %d × %d are needed"
                    .formatted(what, tensor.rows(), tensor.columns(), rows, columns));
        }
    }

    static void below(String what, int[] values, long end) {
        for (int value : values) {
            require(value >= 0 && value < end, "%s: %d is not from 0 to %d", what, value, end - 1);
        }
    }
}
