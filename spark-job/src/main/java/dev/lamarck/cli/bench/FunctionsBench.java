package dev.lamarck.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** How low CMA-ES and differential evolution get on functions whose least value is 0, with the budgets of the peers. */
final class FunctionsBench {

    private static final double PRECISION = 1e-9;
    private static final int POPULATION = 100;
    private static final int BUDGET = 50_000;

    private static final String SETTINGS = """
            genome: {genes: [{name: x, count: 10, min: -%2$s, max: %2$s}]}
            search:
              size: %3$d
              islands: 1
              objectives: [{metric: score, direction: minimise}]
              features: []
              survival: {island: [%4$s], run: []}
              operators: [%5$s]
            evaluator: {type: test-function, config: {name: %1$s}}
            """;

    private static final String CMA = "{type: cma-es, config: {sigma: 0.3, start: random}}";
    private static final String SEATS = "{type: replace-parent, config: {size: " + POPULATION + "}}";
    private static final String BEST1BIN =
            "{type: differential-evolution, config: {strategy: best-1, cr: 0.7, dither: {min: 0.5, max: 1}}}";
    private static final String JADE =
            "{type: differential-evolution, config: {strategy: current-to-pbest-1, adapt: jade, f: 0.5, cr: 0.5}}";

    private final Peers peers;
    private final int seeds;

    /** A function, its bounds, and what CMA-ES has for it. */
    private record Function(String name, String bound, int children, int budget) {}

    private static final List<Function> FUNCTIONS = List.of(
            new Function("sphere", "5.0", 10, 10_000),
            new Function("ellipsoid", "5.0", 10, 10_000),
            new Function("rosenbrock", "5.0", 10, 10_000),
            new Function("rastrigin", "5.12", 500, 100_000),
            new Function("ackley", "32.768", 20, 10_000));

    FunctionsBench(Peers peers, int seeds) {
        this.peers = peers;
        this.seeds = seeds;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Function function : FUNCTIONS) {
            Contest cma = contest(function, function.children(), "{type: elites, config: {size: 1}}", CMA);
            figures.addAll(figures("cma-es", "pycma", function, cma, function.budget()));
        }
        for (Function function : FUNCTIONS) {
            figures.addAll(
                    figures("de best-1", "scipy", function, contest(function, POPULATION, SEATS, BEST1BIN), BUDGET));
            figures.addAll(figures("jade", "scipy", function, contest(function, POPULATION, SEATS, JADE), BUDGET));
        }
        return figures;
    }

    private static Contest contest(Function function, int children, String survival, String operator) {
        return Contest.of(SETTINGS.formatted(function.name(), function.bound(), children, survival, operator));
    }

    private List<Figure> figures(String strategy, String peer, Function function, Contest contest, int budget) {
        Quartiles reached = Quartiles.of(LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> lowest(contest, seed, budget))
                .toArray());
        String name = strategy + ", " + function.name() + ": ";
        Figure median = Figure.plain("functions", name + "lowest, median", reached.median(), "");
        return List.of(
                peers.median(Map.of("peer", peer, "function", function.name()), "quartiles").stream()
                        .mapToObj(median::atMost)
                        .findFirst()
                        .orElse(median),
                Figure.plain("functions", name + "lower quartile", reached.low(), ""),
                Figure.plain("functions", name + "upper quartile", reached.high(), ""));
    }

    private static double lowest(Contest contest, long seed, int budget) {
        double best = contest.after(
                        seed,
                        budget,
                        evolution -> evolution.best().isPresent()
                                && -evolution.best().get().member().score() <= PRECISION)
                .best()
                .orElseThrow()
                .member()
                .score();
        return Math.max(PRECISION, -best);
    }
}
