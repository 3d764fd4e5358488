package dev.lamarck.plot;

/** A panel's place in the picture and its two scales: from the data's units to the picture's. */
record Frame(Box box, Scale x, Scale y) {

    double across(double value) {
        return box.x() + x.share(value) * box.width();
    }

    double down(double value) {
        return box.bottom() - y.share(value) * box.height();
    }

    Point place(Point point) {
        return new Point(across(point.x()), down(point.y()));
    }

    /** Whether a point can be shown: a logarithmic axis has no place for 0. */
    boolean shows(Point point) {
        Point place = place(point);
        return point.isFinite() && place.isFinite();
    }
}
