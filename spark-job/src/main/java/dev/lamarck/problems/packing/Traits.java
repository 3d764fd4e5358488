package dev.lamarck.problems.packing;

import dev.lamarck.genome.Metrics;
import java.util.List;
import java.util.Map;

/** The metrics of a packing: its score, and what tells packings of equal score apart. */
final class Traits {

    /** Closer than this is a contact: far above rounding, far below any gap that is there on purpose. */
    private static final double TOUCHING = 1e-9;

    private Traits() {}

    static Metrics of(Packing packing) {
        List<Circle> circles = packing.circles();
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        int atBorder = 0;
        int contacts = 0;
        for (int i = 0; i < circles.size(); i++) {
            Circle circle = circles.get(i);
            smallest = Math.min(smallest, circle.radius());
            largest = Math.max(largest, circle.radius());
            atBorder += atBorder(circle) ? 1 : 0;
            for (int j = 0; j < i; j++) {
                contacts += touch(circle, circles.get(j)) ? 1 : 0;
            }
        }
        return Metrics.of(Map.of(
                "score",
                packing.sumOfRadii(),
                "smallest-radius",
                smallest,
                "radius-spread",
                largest - smallest,
                "circles-at-border",
                (double) atBorder,
                "contacts",
                (double) contacts));
    }

    static boolean touch(Circle a, Circle b) {
        double dx = a.x() - b.x();
        double dy = a.y() - b.y();
        return Math.sqrt(dx * dx + dy * dy) - a.radius() - b.radius() < TOUCHING;
    }

    private static boolean atBorder(Circle circle) {
        double nearest = Math.min(Math.min(circle.x(), 1 - circle.x()), Math.min(circle.y(), 1 - circle.y()));
        return nearest - circle.radius() < TOUCHING;
    }
}
