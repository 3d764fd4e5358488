package dev.lamarck.problems.packing;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a packing valid that is so but for rounding. A radius that sticks out is cut to its distance from the side; of
 * two circles that overlap the larger is cut to what the smaller leaves of the distance; where that result is rounded
 * up, it goes down one double after the other until the exact test agrees. So a radius loses the overlap and a few
 * units in the last place at most, and one that is valid loses nothing.
 */
final class Shrink {

    private final List<Circle> circles;

    private Shrink(List<Circle> circles) {
        this.circles = new ArrayList<>(circles);
    }

    /** The packing with radii cut until it has no flaw; its centres have to be in the unit square. */
    static Packing untilValid(Packing packing) {
        Shrink shrink = new Shrink(packing.circles());
        for (int i = 0; i < shrink.circles.size(); i++) {
            shrink.keepInside(i);
        }
        for (int i = 0; i < shrink.circles.size(); i++) {
            for (int j = 0; j < i; j++) {
                shrink.keepApart(j, i);
            }
        }
        return new Packing(shrink.circles);
    }

    private void keepInside(int i) {
        Circle circle = circles.get(i);
        double room = Math.min(Math.min(circle.x(), 1 - circle.x()), Math.min(circle.y(), 1 - circle.y()));
        circle = circle.withRadius(Math.max(0, Math.min(room, circle.radius())));
        while (!ExactGeometry.inside(circle)) {
            circle = circle.withRadius(below(circle.radius(), room));
        }
        circles.set(i, circle);
    }

    private void keepApart(int i, int j) {
        while (!ExactGeometry.apart(circles.get(i), circles.get(j))) {
            boolean first = circles.get(i).radius() > circles.get(j).radius();
            Circle larger = circles.get(first ? i : j);
            Circle smaller = circles.get(first ? j : i);
            double dx = larger.x() - smaller.x();
            double dy = larger.y() - smaller.y();
            double room = Math.sqrt(dx * dx + dy * dy) - smaller.radius();
            circles.set(first ? i : j, larger.withRadius(below(larger.radius(), room)));
        }
    }

    /** The room if it is less than the radius, else the next double below the radius. */
    private static double below(double radius, double room) {
        return Math.max(0, room < radius ? room : Math.nextDown(radius));
    }
}
