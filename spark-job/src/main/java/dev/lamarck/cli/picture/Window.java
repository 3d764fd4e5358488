package dev.lamarck.cli.picture;

import dev.lamarck.plot.Point;
import java.util.List;

/** The part of a plane around some points. */
record Window(double left, double right, double bottom, double top) {

    /**
     * The window that holds all points.
     *
     * @param air how much wider it is than they are, at each side; where they have no width it is without bounds
     */
    static Window around(List<Point> points, double air) {
        double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double top = points.stream().mapToDouble(Point::y).max().orElseThrow();
        double across = margin(right - left, air);
        double along = margin(top - bottom, air);
        return new Window(left - across, right + across, bottom - along, top + along);
    }

    private static double margin(double width, double air) {
        return width > 0 ? air * width : Double.POSITIVE_INFINITY;
    }

    boolean holds(Point point) {
        return left <= point.x() && point.x() <= right && bottom <= point.y() && point.y() <= top;
    }
}
