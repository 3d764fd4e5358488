package dev.lamarck.plot;

import java.util.List;

/** Something that can be drawn on, in picture units from the top left corner. */
interface Canvas {

    void fill(Box box, Colour colour);

    /** Fills a polygon whose sides do not cross. */
    void fill(List<Point> polygon, Colour colour);

    /** Draws a path with round ends and corners. */
    void stroke(List<Point> path, Stroke stroke);

    /** A disc with a rim; the rim's width is added outside. */
    void disc(Point centre, double radius, Colour colour, Stroke rim);

    /** Sets words with their baseline at a place. */
    void text(Point at, String text, Type type);

    /** The picture as a file holds it. */
    byte[] bytes();
}
