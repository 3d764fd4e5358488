package dev.lamarck.plot;

/** A panel's place in the picture and its two scales: from the data's units to the picture's. */
record Frame(Box box, Scale x, Scale y) {

    private static final double NEARLY = 1e-9;

    double across(double value) {
        return box.x() + x.share(value) * box.width();
    }

    double down(double value) {
        return box.bottom() - y.share(value) * box.height();
    }

    Point place(Point point) {
        return new Point(across(point.x()), down(point.y()));
    }

    /** Whether a point has a place in it: a logarithmic axis has none for 0, a fixed one none beyond its ends. */
    boolean shows(Point point) {
        return point.isFinite() && isWithin(x.share(point.x())) && isWithin(y.share(point.y()));
    }

    private static boolean isWithin(double share) {
        return share >= -NEARLY && share <= 1 + NEARLY;
    }
}
