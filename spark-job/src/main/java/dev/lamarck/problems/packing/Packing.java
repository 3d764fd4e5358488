package dev.lamarck.problems.packing;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Circles in the unit square, valid or not. */
public record Packing(List<Circle> circles) implements Serializable {

    public Packing {
        circles = List.copyOf(circles);
        if (circles.isEmpty()) {
            throw new IllegalArgumentException("A packing needs at least one circle");
        }
    }

    /** What counts: all radii added up, in the order of the circles. */
    public double sumOfRadii() {
        double sum = 0;
        for (Circle circle : circles) {
            sum += circle.radius();
        }
        return sum;
    }

    /** What makes the packing invalid, decided without rounding; empty if it is valid. */
    public Optional<String> flaw() {
        for (int i = 0; i < circles.size(); i++) {
            Circle circle = circles.get(i);
            if (!ExactGeometry.inside(circle)) {
                return Optional.of("Circle %d is not a circle inside the unit square: %s".formatted(i, circle));
            }
            for (int j = 0; j < i; j++) {
                if (!ExactGeometry.apart(circle, circles.get(j))) {
                    return Optional.of("Circles %d and %d overlap: %s, %s".formatted(j, i, circles.get(j), circle));
                }
            }
        }
        return Optional.empty();
    }
}
