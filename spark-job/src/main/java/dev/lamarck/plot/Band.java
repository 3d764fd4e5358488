package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The area between two lines. */
public record Band(String name, List<Slice> slices, Colour colour) implements Layer {

    /** From low to high at one place. */
    public record Slice(double x, double low, double high) {
        Point bottom() {
            return new Point(x, low);
        }

        Point top() {
            return new Point(x, high);
        }
    }

    public Band {
        slices = List.copyOf(slices);
    }

    @Override
    public Stream<Point> extent() {
        return slices.stream()
                .flatMap(slice -> Stream.of(slice.bottom(), slice.top()))
                .filter(Point::isFinite);
    }

    @Override
    public void paint(Canvas canvas, Frame frame) {
        List<Slice> shown = slices.stream()
                .filter(slice -> frame.shows(slice.bottom()) && frame.shows(slice.top()))
                .toList();
        List<Point> outline = new ArrayList<>();
        shown.forEach(slice -> outline.add(frame.place(slice.top())));
        for (int i = shown.size() - 1; i >= 0; i--) {
            outline.add(frame.place(shown.get(i).bottom()));
        }
        if (shown.size() > 1) {
            canvas.fill(outline, colour);
        } else if (shown.size() == 1) {
            canvas.stroke(outline, new Stroke(colour, 8));
        }
    }

    @Override
    public List<Key> keys() {
        return name.isEmpty() ? List.of() : List.of(new Key(name, colour, Key.Look.BLOCK));
    }
}
