package dev.lamarck.plot;

import java.util.List;
import java.util.stream.Stream;

/** Coloured rectangles side by side: a heat map. */
public record Tiles(List<Tile> tiles) implements Layer {

    /** A rectangle in the data's units. */
    public record Tile(Point from, Point to, Colour colour) {}

    public Tiles {
        tiles = List.copyOf(tiles);
    }

    @Override
    public Stream<Point> extent() {
        return tiles.stream().flatMap(tile -> Stream.of(tile.from(), tile.to()));
    }

    @Override
    public void paint(Canvas canvas, Frame frame) {
        for (Tile tile : tiles) {
            Point from = frame.place(tile.from());
            Point to = frame.place(tile.to());
            double width = Math.abs(to.x() - from.x());
            double height = Math.abs(to.y() - from.y());
            double gap = Math.min(width, height) > 6 ? 0.5 : 0;
            canvas.fill(
                    new Box(
                            Math.min(from.x(), to.x()) + gap,
                            Math.min(from.y(), to.y()) + gap,
                            width - 2 * gap,
                            height - 2 * gap),
                    tile.colour());
        }
    }

    @Override
    public List<Key> keys() {
        return List.of();
    }
}
