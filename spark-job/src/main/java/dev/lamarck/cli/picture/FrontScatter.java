package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Constraint;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.plot.Dots;
import dev.lamarck.plot.Figure;
import dev.lamarck.plot.Layer;
import dev.lamarck.plot.Links;
import dev.lamarck.plot.Palette;
import dev.lamarck.plot.Panel;
import dev.lamarck.plot.Point;
import dev.lamarck.store.Judgement;
import dev.lamarck.store.PopulationRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The trade-offs that a run has found: those of its population that nobody in it beats in every objective. */
final class FrontScatter {

    private static final int MOST_EARLIER = 4_000;
    private static final int GENERATIONS = 400;

    /** How far around the population its past is shown, in the widths of the population. */
    private static final double AIR = 0.75;

    private final Subject subject;
    private final Wishes wishes;
    private final int x;
    private final int y;

    FrontScatter(Subject subject, Wishes wishes) {
        this.subject = subject;
        this.wishes = wishes;
        List<Objective> objectives = subject.search().objectives();
        if (objectives.size() < 2) {
            throw new ConfException(PictureErrors.oneObjective(
                    subject.run(), subject.objective().metric()));
        }
        Choice choice = Choice.of(
                subject.run(),
                "objective",
                objectives.stream().map(Objective::metric).toList(),
                wishes);
        this.x = choice.x();
        this.y = choice.y();
    }

    /**
     * What is shown, the best last: a few of all that were evaluated, the population without its front, the front.
     *
     * @param beyond how many of those evaluated lie so far out that the front would be squeezed for their sake
     */
    private record Shown(List<Point> evaluated, int beyond, boolean sampled, List<Point> others, List<Point> front) {

        List<Point> all() {
            return Stream.of(evaluated, others, front).flatMap(List::stream).toList();
        }

        String words(int generation) {
            return Labels.plural(front.size(), "trade-off") + " among "
                    + Labels.plural(front.size() + others.size(), "member") + " after generation " + generation
                    + "; behind them " + Labels.count(evaluated.size()) + " evaluated "
                    + (sampled ? "(a sample)" : "before")
                    + (beyond > 0 ? ", " + Labels.count(beyond) + " more lie further out" : "");
        }
    }

    Picture picture() {
        Shown shown = shown();
        Axes axes = new Axes(wishes);
        List<Point> all = shown.all();
        Panel panel = Panel.of(
                axes.of("x", Labels.metric(objective(x)), all.stream().mapToDouble(Point::x)),
                axes.of("y", Labels.metric(objective(y)), all.stream().mapToDouble(Point::y)),
                layers(shown));
        String words = shown.words(subject.past().newest()) + axes.note();
        return new Picture(new Figure(subject.run() + ": the front", words, List.of(panel)), all.size());
    }

    private Shown shown() {
        List<double[]> population = population(row -> true);
        if (population.isEmpty()) {
            throw new ConfException(PictureErrors.nobody(subject.run()));
        }
        List<double[]> feasible = population(this::isFeasible);
        List<double[]> best = nonDominated(feasible.isEmpty() ? population : feasible);
        int every = subject.every(GENERATIONS);
        List<Judgement> past = subject.judgements(every);
        List<Judgement> evaluated = thinned(past);
        List<Point> everybody = population.stream().map(this::point).toList();
        Window window = Window.around(everybody, AIR);
        List<Point> near = evaluated.stream()
                .map(row -> point(row.fitness()))
                .filter(window::holds)
                .toList();
        return new Shown(
                near,
                evaluated.size() - near.size(),
                every > 1 || evaluated.size() < past.size(),
                population.stream()
                        .filter(fitness -> best.stream().noneMatch(one -> Arrays.equals(one, fitness)))
                        .map(this::point)
                        .toList(),
                best.stream()
                        .map(this::point)
                        .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                        .toList());
    }

    private boolean isFeasible(PopulationRow row) {
        SearchSettings search = subject.search();
        return Constraint.violation(search.constraints(), search.features(), row.features()) == 0;
    }

    private List<Layer> layers(Shown shown) {
        List<Layer> layers = new ArrayList<>(List.of(
                Dots.of("evaluated", shown.evaluated(), Palette.GREY.covering(0.28), 2, false),
                Dots.of("population", shown.others(), Palette.SKY.covering(0.85), 3, false)));
        if (subject.search().objectives().size() == 2) {
            layers.add(new Links("", steps(shown.front()), Palette.VERMILION.covering(0.6), 1.2));
        }
        layers.add(Dots.of("front", shown.front(), Palette.VERMILION, 3.8, true));
        return layers;
    }

    /** The fitness of those who live anywhere, each once. */
    private List<double[]> population(Predicate<PopulationRow> which) {
        Map<String, double[]> distinct = new LinkedHashMap<>();
        subject.population().stream()
                .sorted(Comparator.comparingInt(PopulationRow::bornGeneration)
                        .thenComparingInt(PopulationRow::bornSlot))
                .filter(which)
                .forEach(row -> distinct.putIfAbsent(row.candidate().toString(), row.fitness()));
        return List.copyOf(distinct.values());
    }

    /** Those that nobody is at least as good as in everything and better in something. */
    static List<double[]> nonDominated(List<double[]> members) {
        List<double[]> sorted =
                members.stream().sorted(FrontScatter::fittestFirst).toList();
        List<double[]> front = new ArrayList<>();
        for (double[] member : sorted) {
            if (front.stream().noneMatch(better -> dominates(better, member))) {
                front.add(member);
            }
        }
        return front;
    }

    /** An order in which nobody comes before one that dominates it. */
    private static int fittestFirst(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .map(k -> Double.compare(b[k], a[k]))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int k = 0; k < a.length; k++) {
            if (a[k] < b[k]) {
                return false;
            }
            better |= a[k] > b[k];
        }
        return better;
    }

    private static List<Judgement> thinned(List<Judgement> rows) {
        int every = every(rows.size());
        return IntStream.range(0, rows.size())
                .filter(i -> i % every == 0)
                .mapToObj(rows::get)
                .toList();
    }

    private static int every(int rows) {
        return Math.max(1, (rows + MOST_EARLIER - 1) / MOST_EARLIER);
    }

    /** The border of what is dominated: between two neighbours it goes through what both are better than. */
    private List<Links.Link> steps(List<Point> front) {
        List<Links.Link> steps = new ArrayList<>();
        for (int i = 1; i < front.size(); i++) {
            Point from = front.get(i - 1);
            Point to = front.get(i);
            Point corner = new Point(worse(objective(x), from.x(), to.x()), worse(objective(y), from.y(), to.y()));
            steps.add(new Links.Link(from, corner));
            steps.add(new Links.Link(corner, to));
        }
        return steps;
    }

    private static double worse(Objective objective, double a, double b) {
        return objective.direction() == Objective.Direction.MAXIMISE ? Math.min(a, b) : Math.max(a, b);
    }

    private Point point(double[] fitness) {
        return new Point(objective(x).fitness(fitness[x]), objective(y).fitness(fitness[y]));
    }

    private Objective objective(int number) {
        return subject.search().objectives().get(number);
    }
}
