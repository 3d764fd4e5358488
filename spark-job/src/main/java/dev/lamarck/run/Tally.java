package dev.lamarck.run;

import dev.lamarck.cache.Cache;
import dev.lamarck.evolve.Earning;
import dev.lamarck.evolve.Figures;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.Population;
import dev.lamarck.evolve.Separation;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.metrics.Snapshot;
import dev.lamarck.spark.Judged;
import dev.lamarck.store.GenerationRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Counts a generation: what came of its candidates, and what the population looks like after it. */
final class Tally {

    private static final String OPERATOR = "operator/";
    private static final String ISLAND_DISTANCE = "island-distance";
    private static final List<String> SKETCHES = List.of("vary-ms", "evaluate-ms");
    private static final List<String> COUNTERS = List.of("genomes-wanted", "genomes-read");

    /** Children that were not evaluated, by why. */
    private static final List<String> STILLBORN =
            List.of("stillborn/invalid", "stillborn/unchanged", "stillborn/operator-error");

    private final Objective objective;
    private final List<Judged> judged;

    Tally(Objective objective, List<Judged> judged) {
        this.objective = objective;
        this.judged = judged;
    }

    /** The scored candidates in the order of their slots. */
    List<Member> scored() {
        return judged.stream().flatMap(candidate -> candidate.member().stream()).toList();
    }

    /** The slots of those that were late. */
    List<Integer> pending() {
        return judged.stream()
                .filter(candidate -> candidate.status() == Judged.Status.PENDING)
                .map(Judged::slot)
                .toList();
    }

    GenerationRow.Counts counts(long evaluationsBefore) {
        long scored = count(Judged.Status.SCORED);
        Set<Hash128> distinct = new HashSet<>();
        scored().forEach(member -> distinct.add(member.hash()));
        return new GenerationRow.Counts(
                judged.size(),
                scored,
                count(Judged.Status.FAILED),
                count(Judged.Status.PENDING),
                scored - distinct.size(),
                evaluationsBefore + judged.size() - count(Judged.Status.PENDING));
    }

    private long count(Judged.Status status) {
        return judged.stream().filter(candidate -> candidate.status() == status).count();
    }

    /** Of scores whose sum is too great for a number the mean is a sum of shares. */
    private OptionalDouble mean() {
        double[] scores = scored().stream()
                .mapToDouble(Member::score)
                .map(objective::fitness)
                .toArray();
        OptionalDouble mean = DoubleStream.of(scores).average();
        return mean.isPresent() && Double.isInfinite(mean.getAsDouble())
                ? OptionalDouble.of(DoubleStream.of(scores)
                        .map(score -> score / scores.length)
                        .sum())
                : mean;
    }

    GenerationRow.Scores scores(Population population, Optional<GenerationRow> before, int generation) {
        OptionalDouble best = population
                .best()
                .filter(member -> member.violation() == 0)
                .map(member -> OptionalDouble.of(objective.fitness(member.score())))
                .orElse(OptionalDouble.empty());
        OptionalDouble earlier = before.map(row -> row.scores().best()).orElse(OptionalDouble.empty());
        boolean improved = best.isPresent() && !best.equals(earlier);
        Figures figures = Figures.of(population);
        return new GenerationRow.Scores(
                best,
                mean(),
                figures.diversity(),
                figures.cells(),
                figures.population(),
                improved
                        ? generation
                        : before.map(row -> row.scores().improvedAt()).orElse(generation));
    }

    /**
     * The figures of a generation's metrics: of each sketch the middle, the tail and the extreme; of each operator what its
     * children came to; of several islands how far apart they are.
     */
    static Metrics metrics(Snapshot snapshot, List<Earning> earnings, Population population) {
        Map<String, Double> figures = new TreeMap<>();
        Separation.of(population).ifPresent(distance -> figures.put(ISLAND_DISTANCE, distance));
        for (Earning earning : earnings) {
            String operator = OPERATOR + earning.operator() + "/";
            figures.put(operator + "children", (double) earning.children());
            figures.put(operator + "scored", (double) earning.scored());
            figures.put(operator + "improved", (double) earning.improved());
            figures.put(operator + "reward", earning.reward());
        }
        for (String name : SKETCHES) {
            snapshot.sketch(name).filter(sketch -> sketch.count() > 0).ifPresent(sketch -> {
                figures.put(name + "-p50", sketch.quantile(0.5));
                figures.put(name + "-p95", sketch.quantile(0.95));
                figures.put(name + "-max", sketch.max());
            });
        }
        for (String name : COUNTERS) {
            figures.put(name, (double) snapshot.counter(name));
        }
        Stream.concat(Cache.COUNTERS.stream(), STILLBORN.stream())
                .filter(name -> snapshot.counter(name) > 0)
                .forEach(name -> figures.put(name, (double) snapshot.counter(name)));
        return Metrics.of(figures);
    }

    TreeMap<String, Long> failures() {
        TreeMap<String, Long> failures = new TreeMap<>();
        judged.forEach(
                candidate -> candidate.failure().ifPresent(reason -> failures.merge(reason.code(), 1L, Long::sum)));
        return failures;
    }
}
