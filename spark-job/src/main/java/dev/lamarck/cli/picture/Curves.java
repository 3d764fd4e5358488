package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import dev.lamarck.plot.Axis;
import dev.lamarck.plot.Band;
import dev.lamarck.plot.Colour;
import dev.lamarck.plot.Dash;
import dev.lamarck.plot.Figure;
import dev.lamarck.plot.Layer;
import dev.lamarck.plot.Line;
import dev.lamarck.plot.Mark;
import dev.lamarck.plot.Palette;
import dev.lamarck.plot.Panel;
import dev.lamarck.plot.Point;
import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.SettingsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How figures of one or several runs changed from generation to generation. */
final class Curves {

    private static final double WIDTH = 2.2;
    private static final double THIN = 1.6;
    private static final int SLICES = 200;

    private final List<Story> stories;
    private final Wishes wishes;

    /** A run and the figures of its generations. */
    private record Story(Subject subject, List<GenerationRow> rows, Colour colour, Dash dash) {

        List<Point> points(ToDoubleFunction<GenerationRow> figure) {
            return rows.stream()
                    .map(row -> new Point(row.generation(), figure.applyAsDouble(row)))
                    .toList();
        }

        Line line(String name, double width, ToDoubleFunction<GenerationRow> figure) {
            return new Line(name, points(figure), colour, width, dash);
        }
    }

    Curves(List<Subject> subjects, Wishes wishes) {
        this.wishes = wishes;
        this.stories = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            Dash dash = Palette.repeats(i) ? Dash.DASHED : Dash.SOLID;
            stories.add(new Story(subject, subject.past().generations(), Palette.series(i), dash));
        }
    }

    Picture best() {
        Subject first = stories.get(0).subject();
        stories.stream()
                .map(Story::subject)
                .filter(other -> !other.objective().equals(first.objective()))
                .findFirst()
                .ifPresent(other -> {
                    throw new ConfException(PictureErrors.differentScores(first, other));
                });
        List<Layer> layers = stories.size() == 1 ? alone(stories.get(0)) : compared();
        Axes axes = new Axes(wishes);
        Axis y = axes.of("y", Labels.score(first), scores());
        Panel panel = Panel.of(Axes.generations(), y, layers).marked(stories.size() == 1 ? changes() : List.of());
        String words = subtitle("solid: best so far; dotted: mean of a generation") + axes.note();
        return new Picture(new Figure(title("best and mean score"), words, List.of(panel)), points());
    }

    private static List<Layer> alone(Story story) {
        Subject subject = story.subject();
        List<Band.Slice> spread = Spread.of(subject.judgements(subject.every(SLICES)), subject::metric);
        return List.of(
                new Band("middle 80% of a generation", spread, Palette.BLUE.covering(0.16)),
                new Line("mean of a generation", story.points(Curves::mean), Palette.BLUE, THIN, Dash.SOLID),
                new Line("best so far", story.points(Curves::best), Palette.VERMILION, WIDTH, Dash.SOLID));
    }

    private List<Layer> compared() {
        Stream<Line> means = stories.stream()
                .map(story ->
                        new Line("", story.points(Curves::mean), story.colour().covering(0.75), 1.2, Dash.DOTTED));
        return Stream.concat(means, named(WIDTH, Curves::best).stream())
                .map(Layer.class::cast)
                .toList();
    }

    private List<Line> named(double width, ToDoubleFunction<GenerationRow> figure) {
        return stories.stream()
                .map(story ->
                        story.line(stories.size() == 1 ? "" : story.subject().run(), width, figure))
                .toList();
    }

    Picture diversity() {
        List<Panel> panels = List.of(
                panel("diversity", Axis.Kind.LINEAR, row -> row.scores().diversity()),
                panel("cells", Axis.Kind.WHOLE, row -> row.scores().coverage()),
                panel("population", Axis.Kind.WHOLE, row -> row.scores().population()));
        return new Picture(new Figure(title("diversity"), subtitle(""), panels), points());
    }

    private Panel panel(String name, Axis.Kind kind, ToDoubleFunction<GenerationRow> figure) {
        List<Layer> layers = List.copyOf(named(WIDTH - 0.2, figure));
        return Panel.of(Axes.generations(), Axis.of(name, kind), layers)
                .marked(stories.size() == 1 ? changes() : List.of());
    }

    private String title(String what) {
        String runs = stories.stream().map(story -> story.subject().run()).collect(Collectors.joining(", "));
        return runs + ": " + what + " by generation";
    }

    private String subtitle(String comparison) {
        if (stories.size() > 1) {
            return comparison;
        }
        List<GenerationRow> rows = stories.get(0).rows();
        if (rows.isEmpty()) {
            return "no generation is committed yet";
        }
        GenerationRow newest = rows.get(rows.size() - 1);
        String best = newest.scores().best().isPresent()
                ? "; best " + Labels.number(newest.scores().best().getAsDouble()) + " since generation "
                        + newest.scores().improvedAt()
                : "; nothing has scored yet";
        return "after generation " + newest.generation() + ", "
                + Labels.plural(newest.counts().evaluations(), "evaluation") + best;
    }

    /** Where settings changed after the start, and why. */
    private List<Mark> changes() {
        return stories.get(0).subject().past().settings().stream()
                .filter(version -> version.version() > 0)
                .map(version -> new Mark(version.generation(), reason(version)))
                .toList();
    }

    private static String reason(SettingsRow version) {
        return version.reason().isBlank() ? "settings changed" : version.reason();
    }

    private DoubleStream scores() {
        return stories.stream()
                .flatMap(story -> story.rows().stream())
                .flatMapToDouble(row -> DoubleStream.of(best(row), mean(row)));
    }

    private long points() {
        return stories.stream().mapToLong(story -> story.rows().size()).sum();
    }

    private static double best(GenerationRow row) {
        return orNothing(row.scores().best());
    }

    private static double mean(GenerationRow row) {
        return orNothing(row.scores().mean());
    }

    private static double orNothing(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
