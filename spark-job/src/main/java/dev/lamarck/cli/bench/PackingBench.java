package dev.lamarck.cli.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What the demo's search reaches within two minutes, and how soon. */
final class PackingBench {

    private static final double BEST_KNOWN = 2.635983;
    private static final double WANTED = 2.60;
    private static final double LIMIT_SECONDS = 120;

    private static final String SETTINGS = """
            genome: {genes: [{name: centre, count: 52, min: 0, max: 1}]}
            search:
              size: 100
              islands: 4
              features: [circles-at-border, radius-spread]
              migration: {type: ring, config: {interval: 5, rate: 0.1}}
              survival:
                island:
                  - type: map-elites
                    config: {dimensions: [{feature: circles-at-border, bins: 10}, {feature: radius-spread, bins: 10}]}
                  - {type: elites, config: {size: 40}}
              operators:
                - {name: relocate, type: gaussian, weight: 1, config: {sigma: 0.3, rate: 0.05}}
                - {name: shake, type: gaussian, weight: 1, config: {sigma: 0.05, rate: 0.3}}
                - {type: uniform-crossover, weight: 1, config: {group: 2}}
              repair: {type: circle-packing, config: {circles: 26}}
            evaluator: {type: circle-packing, config: {circles: 26}}
            """;

    private final int seeds;

    /** What one seed came to. */
    private record Course(double best, double seconds, double evaluations, double wantedAt) {}

    PackingBench(int seeds) {
        this.seeds = seeds;
    }

    List<Figure> figures() {
        Contest contest = Contest.of(SETTINGS);
        List<Course> courses = IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> course(contest, seed))
                .toList();
        Quartiles best = Quartiles.of(courses.stream().mapToDouble(Course::best).toArray());
        Quartiles seconds =
                Quartiles.of(courses.stream().mapToDouble(Course::seconds).toArray());
        Quartiles evaluations =
                Quartiles.of(courses.stream().mapToDouble(Course::evaluations).toArray());
        Quartiles wantedAt =
                Quartiles.of(courses.stream().mapToDouble(Course::wantedAt).toArray());
        long reached =
                courses.stream().filter(course -> course.best() >= BEST_KNOWN).count();
        return List.of(
                Figure.plain("packing", "best sum within 120 s on one core, median", best.median(), "")
                        .atLeast(WANTED),
                Figure.plain("packing", "lower quartile", best.low(), ""),
                Figure.plain("packing", "upper quartile", best.high(), ""),
                Figure.plain("packing", "seeds that reach " + BEST_KNOWN, reached, "of " + seeds),
                Figure.plain("packing", "evaluations until then or the end, median", evaluations.median(), ""),
                Figure.plain("packing", "time until then or the end, median", seconds.median(), "s"),
                Figure.plain("packing", "evaluations until " + WANTED + ", median", wantedAt.median(), ""));
    }

    private static Course course(Contest contest, long seed) {
        long begun = System.nanoTime();
        double[] wantedAt = {Double.POSITIVE_INFINITY};
        double[] spent = {0};
        double best = contest.after(seed, Integer.MAX_VALUE, evolution -> {
                    double now = evolution
                            .best()
                            .map(found -> found.member().score())
                            .orElse(Double.NEGATIVE_INFINITY);
                    spent[0] = 100.0 * evolution.generation();
                    if (now >= WANTED && Double.isInfinite(wantedAt[0])) {
                        wantedAt[0] = spent[0];
                    }
                    return now >= BEST_KNOWN || (System.nanoTime() - begun) / 1e9 > LIMIT_SECONDS;
                })
                .best()
                .orElseThrow()
                .member()
                .score();
        return new Course(best, (System.nanoTime() - begun) / 1e9, spent[0], wantedAt[0]);
    }
}
