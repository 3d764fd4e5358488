package dev.lamarck.plot;

/**
 * How words are set.
 *
 * @param upwards whether they run from the bottom to the top
 */
record Type(double size, Colour colour, Anchor anchor, boolean bold, boolean upwards) {

    static final Type TITLE = new Type(17, Colour.INK, Anchor.START, true, false);
    static final Type SUBTITLE = new Type(12.5, Colour.SOFT_INK, Anchor.START, false, false);
    static final Type KEY = new Type(12.5, Colour.INK, Anchor.START, false, false);
    static final Type AXIS = new Type(13, Colour.INK, Anchor.MIDDLE, false, false);
    static final Type TICK = new Type(12, Colour.SOFT_INK, Anchor.MIDDLE, false, false);
    static final Type MARK = new Type(11, Colour.SOFT_INK, Anchor.MIDDLE, false, false);

    /** Which part of the words is at the place they are set at. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Type anchored(Anchor other) {
        return new Type(size, colour, other, bold, upwards);
    }

    Type running(boolean up) {
        return new Type(size, colour, anchor, bold, up);
    }

    double width(String text) {
        return Lettering.width(text, this);
    }

    /** The text, or as much of its beginning as there is room for. */
    String fit(String text, double room) {
        return Lettering.fit(text, this, room);
    }
}
