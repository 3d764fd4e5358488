package dev.lamarck.engine.model;

import java.util.List;
import java.util.OptionalLong;

/** Counts what shapes hold without trusting them. */
final class Shapes {
    private Shapes() {}

    /** The bytes of that many numbers; empty if a side is negative or the product leaves 64 bits. */
    static OptionalLong bytes(StoredType type, List<Long> shape) {
        long product = type.bytes();
        for (long side : shape) {
            if (side < 0 || Math.multiplyHigh(product, side) != 0 || product * side < 0) {
                return OptionalLong.empty();
            }
            product *= side;
        }
        return OptionalLong.of(product);
    }
}
