package dev.lamarck.store;

import dev.lamarck.genome.Metrics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of one generation, as its table keeps them. */
public record GenerationRow(
        int generation,
        int settingsVersion,
        Scores scores,
        Counts counts,
        Times times,
        SortedMap<String, Long> failures,
        Metrics metrics) {

    public GenerationRow {
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    /** How good the population is, and since when; the best and the mean are absent while nothing has scored. */
    public record Scores(
            OptionalDouble best,
            OptionalDouble mean,
            double diversity,
            double coverage,
            int population,
            int improvedAt) {}

    /** Candidates of the generation by outcome, and the evaluations of the run so far. */
    public record Counts(long candidates, long scored, long failed, long pending, long duplicates, long evaluations) {}

    /** Where its time went. */
    public record Times(
            double planMillis, double stageMillis, double selectMillis, Instant startedAt, Instant finishedAt) {
        public Times {
            startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
            finishedAt = finishedAt.truncatedTo(ChronoUnit.MICROS);
        }
    }
}
