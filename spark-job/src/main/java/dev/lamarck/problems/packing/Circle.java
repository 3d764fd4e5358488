package dev.lamarck.problems.packing;

import java.io.Serializable;

/** A circle by its centre and radius. */
public record Circle(double x, double y, double radius) implements Serializable {

    public Circle {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException(
                    "A circle needs finite numbers, got centre (%s, %s) and radius %s".formatted(x, y, radius));
        }
    }

    Circle withRadius(double other) {
        return new Circle(x, y, other);
    }
}
