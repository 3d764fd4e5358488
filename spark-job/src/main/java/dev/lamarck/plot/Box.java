package dev.lamarck.plot;

/** A part of the picture; {@code y} grows downwards. */
record Box(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }
}
