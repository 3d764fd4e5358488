package dev.lamarck.plot;

import java.util.List;
import java.util.stream.Stream;

/**
 * Single points, later ones above earlier ones.
 *
 * @param ringed whether a thin white ring keeps neighbours apart
 */
public record Dots(String name, List<Dot> dots, double radius, boolean ringed) implements Layer {

    /** One point with its own colour. */
    public record Dot(Point at, Colour colour) {}

    public Dots {
        dots = List.copyOf(dots);
    }

    /** Points of one colour. */
    public static Dots of(String name, List<Point> points, Colour colour, double radius, boolean ringed) {
        return new Dots(
                name, points.stream().map(point -> new Dot(point, colour)).toList(), radius, ringed);
    }

    @Override
    public Stream<Point> extent() {
        return dots.stream().map(Dot::at).filter(Point::isFinite);
    }

    @Override
    public void paint(Canvas canvas, Frame frame) {
        Stroke rim = new Stroke(Colour.WHITE, ringed ? 0.9 : 0);
        dots.stream()
                .filter(dot -> frame.shows(dot.at()))
                .forEach(dot -> canvas.disc(frame.place(dot.at()), radius, dot.colour(), rim));
    }

    /** The colour in the legend is that of the first. */
    @Override
    public List<Key> keys() {
        return name.isEmpty() || dots.isEmpty()
                ? List.of()
                : List.of(new Key(name, dots.get(0).colour(), Key.Look.DOT));
    }
}
