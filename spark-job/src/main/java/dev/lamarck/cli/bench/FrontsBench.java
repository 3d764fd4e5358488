package dev.lamarck.cli.bench;

import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.fronts.Hypervolume;
import dev.lamarck.problems.fronts.Dtlz2;
import dev.lamarck.problems.fronts.KnownFront;
import dev.lamarck.problems.fronts.Zdt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The hypervolume of NSGA-II's survivors as a share of that of the whole front. */
final class FrontsBench {

    private static final int EVALUATIONS = 25_000;
    private static final double REFERENCE = 1.1;

    private static final String SETTINGS = """
            genome: {genes: [{name: x, count: %d, min: 0, max: 1}]}
            search:
              size: 100
              islands: 1
              objectives: %s
              features: []
              survival: {island: [{type: nsga2, config: {size: 100}}], run: []}
              parents: crowded
              operators: [sbx-polynomial]
            evaluator: %s
            """;

    private final Peers peers;
    private final int seeds;

    FrontsBench(Peers peers, int seeds) {
        this.peers = peers;
        this.seeds = seeds;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Zdt zdt : Zdt.values()) {
            String name = zdt.name().toLowerCase(java.util.Locale.ROOT);
            figures.addAll(figures(name, contest(30, 2, "{type: zdt, config: {name: " + name + "}}"), zdt.front(), 2));
        }
        figures.addAll(figures(
                "dtlz2",
                contest(12, 3, "{type: dtlz2, config: {objectives: 3}}"),
                new Dtlz2(new Dtlz2.Settings(3)).front(),
                3));
        return figures;
    }

    private static Contest contest(int genes, int objectives, String evaluator) {
        List<String> metrics = new ArrayList<>();
        for (int i = 1; i <= objectives; i++) {
            metrics.add("{metric: f" + i + ", direction: minimise}");
        }
        return Contest.of(SETTINGS.formatted(genes, metrics, evaluator));
    }

    private List<Figure> figures(String problem, Contest contest, KnownFront front, int objectives) {
        double[] reference = new double[objectives];
        Arrays.fill(reference, REFERENCE);
        double whole = front.hypervolume(reference);
        Quartiles reached = Quartiles.of(LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> volume(contest.after(seed, EVALUATIONS, any -> false), reference))
                .toArray());
        Figure median = Figure.plain("fronts", problem + ": hypervolume, median", reached.median(), "");
        Figure share = Figure.plain("fronts", problem + ": share of the front's", reached.median() / whole, "");
        return List.of(
                peers.median(Map.of("problem", problem), "hypervolume").stream()
                        .mapToObj(median::atLeast)
                        .findFirst()
                        .orElse(median),
                problem.equals("zdt1") ? share.atLeast(0.99) : share,
                Figure.plain("fronts", problem + ": lower quartile", reached.low(), ""),
                Figure.plain("fronts", problem + ": upper quartile", reached.high(), ""));
    }

    /** Fitness is the negative of what is minimised. */
    private static double volume(Evolution evolution, double[] reference) {
        double[] worst = Arrays.stream(reference).map(value -> -value).toArray();
        return Hypervolume.above(worst)
                .of(evolution.population().members().stream()
                        .map(Member::fitness)
                        .toArray(double[][]::new));
    }
}
