package dev.lamarck.plot;

/** How a line is drawn. */
record Stroke(Colour colour, double width, Dash dash) {

    Stroke(Colour colour, double width) {
        this(colour, width, Dash.SOLID);
    }
}
