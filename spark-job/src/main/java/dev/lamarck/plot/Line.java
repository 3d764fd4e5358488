package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values along an axis, joined. A value that is no number interrupts the line.
 *
 * @param name what the legend calls it; empty for nothing
 */
public record Line(String name, List<Point> points, Colour colour, double width, Dash dash) implements Layer {

    private static final int FEW = 40;

    public Line {
        points = List.copyOf(points);
    }

    @Override
    public Stream<Point> extent() {
        return points.stream().filter(Point::isFinite);
    }

    @Override
    public void paint(Canvas canvas, Frame frame) {
        for (List<Point> piece : pieces(frame)) {
            if (piece.size() > 1) {
                canvas.stroke(piece, new Stroke(colour, width, dash));
            }
            if (piece.size() == 1 || (points.size() <= FEW && dash == Dash.SOLID)) {
                piece.forEach(point -> canvas.disc(point, width * 1.15, colour, new Stroke(Colour.WHITE, 0.8)));
            }
        }
    }

    private List<List<Point>> pieces(Frame frame) {
        List<List<Point>> pieces = new ArrayList<>();
        List<Point> piece = new ArrayList<>();
        for (Point point : points) {
            if (frame.shows(point)) {
                piece.add(frame.place(point));
            } else if (!piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    @Override
    public List<Key> keys() {
        return name.isEmpty() ? List.of() : List.of(new Key(name, colour, Key.Look.of(dash)));
    }
}
