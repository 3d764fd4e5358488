package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures as awkward as they come. */
final class Figures {

    private static final String LONG =
            "a name that goes on and on, longer than any name of a run or a metric should be ";

    private Figures() {}

    static Stream<Figure> all() {
        return Stream.of(empty(), onePoint(), constant(), crowded(), tiny(), panels(), heat(), huge());
    }

    private static Axis axis(String title) {
        return Axis.of(title, Axis.Kind.LINEAR);
    }

    private static Line line(String name, double... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i, values[i]))
                .toList();
        return new Line(name, points, Palette.BLUE, 2, Dash.SOLID);
    }

    private static Figure of(Layer... layers) {
        return new Figure("title", "subtitle", List.of(Panel.of(axis("x"), axis("y"), List.of(layers))));
    }

    static Figure empty() {
        return of(line("nothing"), new Band("none", List.of(), Palette.SKY), line("no numbers", Double.NaN));
    }

    static Figure onePoint() {
        return of(line("one", 5), new Band("slice", List.of(new Band.Slice(0, 4, 6)), Palette.SKY.covering(0.2)));
    }

    static Figure constant() {
        return of(line("flat", 2.5, 2.5, 2.5));
    }

    static Figure tiny() {
        return of(line("close", 2.635983079043, 2.635983079044, 2.635983079046, Double.NaN, 2.635983079047));
    }

    static Figure huge() {
        return of(line("far apart", -1e308, 0, 1e308, -1.7e308), line("close to nothing", 1e-308, 2e-308));
    }

    /** Long words everywhere, more series than fit, marks on each other. */
    static Figure crowded() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            layers.add(new Line(
                    i + " " + LONG,
                    List.of(new Point(0, i), new Point(1e6, 123456789.0 * i)),
                    Palette.series(i),
                    2,
                    Dash.values()[i % 3]));
        }
        List<Mark> marks = IntStream.range(0, 30)
                .mapToObj(i -> new Mark(i * i * 1e3, LONG))
                .toList();
        Panel panel =
                Panel.of(axis(LONG.repeat(4)), axis(LONG.repeat(4)), layers).marked(marks);
        return new Figure(LONG.repeat(5), LONG.repeat(5), List.of(panel));
    }

    static Figure panels() {
        return new Figure(
                "three",
                "",
                List.of(
                        Panel.of(axis("generation"), axis("small"), List.of(line("", 1e-9, 2e-9))),
                        Panel.of(axis("generation"), axis("large"), List.of(line("", 1e12, 3e15))),
                        Panel.of(Axis.of("generation", Axis.Kind.WHOLE), axis(LONG), List.of(line("", 1, 2, 3)))));
    }

    static Figure heat() {
        Range range = new Range(-123456.5, 7);
        Tiles tiles = new Tiles(List.of(
                new Tiles.Tile(new Point(0, 0), new Point(1, 1), Ramp.RISING.at(0.2)),
                new Tiles.Tile(new Point(3, 2), new Point(4, 3), Ramp.RISING.at(0.9))));
        Panel panel = Panel.of(
                        Axis.fixed("<x> & \"y\" \u0001", new Range(0, 4)),
                        Axis.fixed("y", new Range(0, 3)),
                        List.of(tiles))
                .coloured(new ColourBar(LONG, Ramp.RISING, range))
                .onBackdrop();
        return new Figure("heat", "", List.of(panel));
    }
}
