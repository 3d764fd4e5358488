package dev.lamarck.problems.packing;

import java.math.BigDecimal;

/**
 * Whether circles touch, overlap or stick out, decided without rounding: a double is a rational number, so both
 * questions have an exact answer. Rounded arithmetic decides where it is far enough from the border of the two cases,
 * decimal arithmetic of unlimited precision elsewhere.
 */
final class ExactGeometry {

    /** More than all rounding errors of {@link #apart} together for circles in the unit square. */
    private static final double DOUBT = 1e-14;

    private ExactGeometry() {}

    /** A radius of at least 0, and no part outside the unit square. */
    static boolean inside(Circle circle) {
        double radius = circle.radius();
        return radius >= 0
                && circle.x() >= radius
                && circle.y() >= radius
                && atMostOne(circle.x(), radius)
                && atMostOne(circle.y(), radius);
    }

    /** No common inner point: the distance of the centres is at least the sum of the radii. */
    static boolean apart(Circle a, Circle b) {
        double dx = a.x() - b.x();
        double dy = a.y() - b.y();
        double radii = a.radius() + b.radius();
        double gap = dx * dx + dy * dy - radii * radii;
        boolean clear = Math.abs(dx) <= 1 && Math.abs(dy) <= 1 && Math.abs(radii) <= 2 && Math.abs(gap) > DOUBT;
        return clear ? gap > 0 : apartExactly(a, b);
    }

    private static boolean apartExactly(Circle a, Circle b) {
        BigDecimal dx = exact(a.x()).subtract(exact(b.x()));
        BigDecimal dy = exact(a.y()).subtract(exact(b.y()));
        BigDecimal radii = exact(a.radius()).add(exact(b.radius()));
        return dx.multiply(dx).add(dy.multiply(dy)).compareTo(radii.multiply(radii)) >= 0;
    }

    private static boolean atMostOne(double at, double radius) {
        double sum = at + radius;
        return sum < 1 || (sum == 1 && exact(at).add(exact(radius)).compareTo(BigDecimal.ONE) <= 0);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
