package dev.lamarck.plot;

/** A place: in the data's units on a layer, in picture units on a canvas. */
public record Point(double x, double y) {

    public Point {
        x = Range.shown(x);
        y = Range.shown(y);
    }

    boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
