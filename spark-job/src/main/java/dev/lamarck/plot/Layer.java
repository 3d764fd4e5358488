package dev.lamarck.plot;

import java.util.List;
import java.util.stream.Stream;

/** Data drawn in one way; layers of a panel lie on each other in their order. */
public sealed interface Layer permits Line, Band, Dots, Tiles, Links {

    /** The points that the axes have to reach. */
    Stream<Point> extent();

    void paint(Canvas canvas, Frame frame);

    /** What the legend says of it; nothing if it has no name. */
    List<Key> keys();
}
