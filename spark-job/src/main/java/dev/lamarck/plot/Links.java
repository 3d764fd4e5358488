package dev.lamarck.plot;

import java.util.List;
import java.util.stream.Stream;

/** Straight lines between pairs of points. */
public record Links(String name, List<Link> links, Colour colour, double width) implements Layer {

    /** A line from one point to another. */
    public record Link(Point from, Point to) {}

    public Links {
        links = List.copyOf(links);
    }

    @Override
    public Stream<Point> extent() {
        return links.stream().flatMap(link -> Stream.of(link.from(), link.to())).filter(Point::isFinite);
    }

    @Override
    public void paint(Canvas canvas, Frame frame) {
        links.stream()
                .filter(link -> frame.shows(link.from()) && frame.shows(link.to()))
                .forEach(link -> canvas.stroke(
                        List.of(frame.place(link.from()), frame.place(link.to())), new Stroke(colour, width)));
    }

    @Override
    public List<Key> keys() {
        return name.isEmpty() || links.isEmpty() ? List.of() : List.of(new Key(name, colour, Key.Look.LINE));
    }
}
