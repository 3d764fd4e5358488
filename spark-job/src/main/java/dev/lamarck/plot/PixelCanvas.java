package dev.lamarck.plot;

import java.util.List;

/**
 * Draws on pixels and gives a PNG. The JDK's own canvas needs fonts for words, and a display where one is announced;
 * this one needs neither, and the same picture comes out everywhere.
 */
final class PixelCanvas implements Canvas {

    private static final double PEN = 0.1;
    private static final double BOLD_PEN = 0.145;

    private final Size size;
    private final double scale;
    private final int[] pixels;

    /** A canvas on which a picture unit is so many pixels. */
    PixelCanvas(Size size, double scale) {
        this.size = size;
        this.scale = scale;
        this.pixels = new int[size.width() * size.height()];
        java.util.Arrays.fill(pixels, 0xffffff);
    }

    @Override
    public void fill(Box box, Colour colour) {
        fill(
                List.of(
                        new Point(box.x(), box.y()),
                        new Point(box.right(), box.y()),
                        new Point(box.right(), box.bottom()),
                        new Point(box.x(), box.bottom())),
                colour);
    }

    @Override
    public void fill(List<Point> polygon, Colour colour) {
        List<Point> corners = polygon.stream().map(this::scaled).toList();
        Mask mask = mask(corners, 0);
        mask.polygon(corners);
        paint(mask, colour);
    }

    @Override
    public void stroke(List<Point> path, Stroke stroke) {
        if (path.isEmpty()) {
            return;
        }
        List<List<Point>> pieces = stroke.dash().pieces(path).stream()
                .map(piece -> piece.stream().map(this::scaled).toList())
                .toList();
        draw(pieces, stroke.width() * scale, stroke.colour());
    }

    @Override
    public void disc(Point centre, double radius, Colour colour, Stroke rim) {
        if (rim.width() > 0) {
            draw(List.of(List.of(scaled(centre))), 2 * (radius + rim.width()) * scale, rim.colour());
        }
        draw(List.of(List.of(scaled(centre))), 2 * radius * scale, colour);
    }

    @Override
    public void text(Point at, String text, Type type) {
        double shift = switch (type.anchor()) {
            case START -> 0;
            case MIDDLE -> -type.width(text) / 2;
            case END -> -type.width(text);
        };
        Point origin = settled(scaled(at), type.upwards());
        List<List<Point>> lines = Lettering.lines(text, type).stream()
                .map(line -> line.stream()
                        .map(point -> turned(new Point(point.x() + shift, point.y()), origin, type.upwards()))
                        .toList())
                .toList();
        draw(lines, type.size() * scale * (type.bold() ? BOLD_PEN : PEN), type.colour());
    }

    private Point turned(Point point, Point origin, boolean upwards) {
        return upwards
                ? new Point(origin.x() + point.y() * scale, origin.y() - point.x() * scale)
                : new Point(origin.x() + point.x() * scale, origin.y() + point.y() * scale);
    }

    /** A baseline in the middle of a row of pixels keeps the feet of the letters sharp. */
    private static Point settled(Point point, boolean upwards) {
        return upwards
                ? new Point(Math.floor(point.x()) - 0.5, point.y())
                : new Point(point.x(), Math.floor(point.y()) - 0.5);
    }

    private void draw(List<List<Point>> lines, double width, Colour colour) {
        List<Point> all = lines.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        Mask mask = mask(all, width / 2 + 1);
        for (List<Point> line : lines) {
            for (int i = 0; i < Math.max(1, line.size() - 1); i++) {
                mask.piece(line.get(i), line.get(Math.min(i + 1, line.size() - 1)), width);
            }
        }
        paint(mask, colour);
    }

    private Mask mask(List<Point> points, double around) {
        Range x = Range.of(points.stream().mapToDouble(Point::x));
        Range y = Range.of(points.stream().mapToDouble(Point::y));
        Box box = new Box(
                x.low() - around, y.low() - around, x.high() - x.low() + 2 * around, y.high() - y.low() + 2 * around);
        return new Mask(box, size.width(), size.height());
    }

    private void paint(Mask mask, Colour colour) {
        for (int row = 0; row < mask.height(); row++) {
            for (int column = 0; column < mask.width(); column++) {
                double share = mask.at(column, row) * colour.cover();
                if (share > 0) {
                    int pixel = (mask.top() + row) * size.width() + mask.left() + column;
                    pixels[pixel] = blended(pixels[pixel], colour, share);
                }
            }
        }
    }

    private static int blended(int below, Colour colour, double share) {
        Colour mixed = Colour.of(below).mixed(colour.covering(1), share);
        return mixed.red() << 16 | mixed.green() << 8 | mixed.blue();
    }

    private Point scaled(Point point) {
        return new Point(point.x() * scale, point.y() * scale);
    }

    /** The colour of a pixel as 0xRRGGBB. */
    int pixel(int column, int row) {
        return pixels[row * size.width() + column];
    }

    @Override
    public byte[] bytes() {
        return Png.of(size, pixels);
    }
}
