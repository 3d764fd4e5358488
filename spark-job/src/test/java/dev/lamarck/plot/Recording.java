package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;

/** A canvas that remembers where words were set and how far everything reached. */
final class Recording implements Canvas {

    /** Words and the box they fill. */
    record Words(String text, Box box) {

        boolean overlaps(Words other) {
            return box.x() < other.box.right()
                    && other.box.x() < box.right()
                    && box.y() < other.box.bottom()
                    && other.box.y() < box.bottom();
        }
    }

    final List<Words> words = new ArrayList<>();
    final List<Point> touched = new ArrayList<>();

    @Override
    public void fill(Box box, Colour colour) {
        touched.add(new Point(box.x(), box.y()));
        touched.add(new Point(box.right(), box.bottom()));
    }

    @Override
    public void fill(List<Point> polygon, Colour colour) {
        touched.addAll(polygon);
    }

    @Override
    public void stroke(List<Point> path, Stroke stroke) {
        touched.addAll(path);
    }

    @Override
    public void disc(Point centre, double radius, Colour colour, Stroke rim) {
        touched.add(centre);
    }

    @Override
    public void text(Point at, String text, Type type) {
        double width = type.width(text);
        double shift = switch (type.anchor()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
        };
        double above = type.size() * 0.75;
        Box box = type.upwards()
                ? new Box(at.x() - above, at.y() - shift - width, above, width)
                : new Box(at.x() + shift, at.y() - above, width, above);
        if (!text.isBlank()) {
            words.add(new Words(text, box));
        }
    }

    @Override
    public byte[] bytes() {
        return new byte[0];
    }
}
