package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.LocalPremises;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How good the programs get that contestants find with the same number of evaluations, seed by seed. */
final class ProgramSearchBench {

    private static final int THREADS = 2;
    private static final double MOST_SEEDS = 0.9;
    private static final int MOST_PROGRAMS = 4;

    /** Mutants that never end cost no more than this; a program takes some milliseconds. */
    private static final String LIMITS = "{timeout: 10s, cpu: 1s, memory: 512MiB}";

    private final Path folder;
    private final ProgramsBench.Extent extent;
    private final Courses courses;
    private final Consumer<String> tell;

    ProgramSearchBench(Path folder, ProgramsBench.Extent extent, Courses courses, Consumer<String> tell) {
        this.folder = folder;
        this.extent = extent;
        this.courses = courses;
        this.tell = tell;
    }

    List<Figure> figures() throws IOException, InterruptedException {
        List<Contestant> contestants = present();
        List<Figure> figures = new ArrayList<>();
        for (Scheme scheme : extent.schemes()) {
            figures.addAll(figures(scheme, contestants));
        }
        return figures;
    }

    private List<Figure> figures(Scheme scheme, List<Contestant> contestants) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        int won = 0;
        for (Specimen specimen : extent.programs()) {
            String field = specimen + ", " + scheme;
            Map<Contestant, double[]> best = best(specimen, scheme, contestants);
            best.forEach((contestant, values) -> figures.addAll(quartiles(field, contestant, values)));
            figures.addAll(duels(field, best));
            won += wins(best, Contestant.mixed, Contestant.text) >= MOST_SEEDS * extent.seeds() ? 1 : 0;
        }
        if (contestants.containsAll(Set.of(Contestant.mixed, Contestant.text))) {
            figures.add(figure(
                            scheme + ": programs on which mixed beats text in 9 of 10 seeds",
                            won,
                            "of " + extent.programs().size())
                    .atLeast(MOST_PROGRAMS));
        }
        return figures;
    }

    private List<Contestant> present() {
        return extent.contestants().stream()
                .filter(contestant -> {
                    boolean complete = contestant.missing().isEmpty();
                    if (!complete) {
                        tell.accept("left out: %s, as there are no operators %s"
                                .formatted(contestant, contestant.missing()));
                    }
                    return complete;
                })
                .toList();
    }

    /** The best score of each seed. */
    private Map<Contestant, double[]> best(Specimen specimen, Scheme scheme, List<Contestant> contestants)
            throws IOException, InterruptedException {
        Map<Contestant, double[]> best = new EnumMap<>(Contestant.class);
        contestants.forEach(contestant -> best.put(contestant, new double[extent.seeds()]));
        Block settings = Block.empty()
                .with("evaluator", specimen.evaluator(folder).toString())
                .with("python", extent.python())
                .with("limits", LIMITS);
        try (LocalPremises premises = LocalPremises.of(folder.resolve(specimen + "-work"), System.getenv());
                Evaluator one = open(settings, premises);
                Evaluator other = open(settings, premises)) {
            List<Evaluator> evaluators = List.of(one, other);
            Bill.of(THREADS, contestants.size() * extent.seeds(), (thread, number) -> {
                Contestant contestant = contestants.get(number / extent.seeds());
                int seed = number % extent.seeds();
                scores(best, contestant)[seed] = course(
                        new Courses.Key(specimen, scheme, contestant, seed + 1, extent.evaluations()),
                        evaluators.get(thread));
            });
        }
        return best;
    }

    private static Evaluator open(Block settings, LocalPremises premises) {
        Evaluator evaluator = Catalogs.evaluators().create("python", settings);
        evaluator.open(premises);
        return evaluator;
    }

    private double course(Courses.Key key, Evaluator evaluator) throws IOException {
        ProgramSearch.Course course = courses.of(key, () -> new ProgramSearch(key, evaluator).course());
        tell.accept(
                "%s, %s, %s, seed %d: %s".formatted(key.program(), key.scheme(), key.contestant(), key.seed(), course));
        return course.best();
    }

    private static List<Figure> quartiles(String field, Contestant contestant, double[] best) {
        Quartiles quartiles = Quartiles.of(best);
        String name = field + ", " + contestant + ": best score, ";
        return List.of(
                figure(name + "median", quartiles.median(), ""),
                figure(name + "lower quartile", quartiles.low(), ""),
                figure(name + "upper quartile", quartiles.high(), ""));
    }

    private List<Figure> duels(String field, Map<Contestant, double[]> best) {
        List<Figure> duels = new ArrayList<>();
        for (Contestant contestant : best.keySet()) {
            if (contestant != Contestant.text && best.containsKey(Contestant.text)) {
                Figure duel = duel(field, best, contestant, Contestant.text);
                duels.add(contestant == Contestant.mixed ? duel.atLeast(MOST_SEEDS * extent.seeds()) : duel);
            }
        }
        if (best.keySet().containsAll(Set.of(Contestant.semantic, Contestant.random))) {
            duels.add(duel(field, best, Contestant.semantic, Contestant.random));
            duels.add(duel(field, best, Contestant.random, Contestant.semantic));
        }
        return duels;
    }

    private Figure duel(String field, Map<Contestant, double[]> best, Contestant one, Contestant other) {
        String name = "%s: seeds in which %s beats %s".formatted(field, one, other);
        return figure(name, wins(best, one, other), "of " + extent.seeds());
    }

    /** Ties are won by nobody, and nothing is won against who is not there. */
    private static long wins(Map<Contestant, double[]> best, Contestant one, Contestant other) {
        double[] ones = scores(best, one);
        double[] others = scores(best, other);
        return IntStream.range(0, Math.min(ones.length, others.length))
                .filter(seed -> ones[seed] > others[seed])
                .count();
    }

    private static double[] scores(Map<Contestant, double[]> best, Contestant contestant) {
        return best.getOrDefault(contestant, new double[0]);
    }

    private static Figure figure(String name, double value, String unit) {
        return Figure.plain("search", name, value, unit);
    }
}
