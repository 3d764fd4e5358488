package dev.lamarck.cli;

import dev.lamarck.store.GenerationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What this start of a run has done. */
final class Totals {

    private Instant begun;
    private final SortedMap<String, Long> failures = new TreeMap<>();
    private Instant ended;
    private int generations;
    private long candidates;
    private long scored;

    Totals(Instant begun) {
        this.begun = begun;
        this.ended = begun;
    }

    /** The first generation begins: what came before was getting ready. */
    void begin(Instant now) {
        begun = now;
        ended = now;
    }

    void add(GenerationRow row, Instant now) {
        generations++;
        candidates += row.counts().candidates();
        scored += row.counts().scored();
        row.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum));
        ended = now;
    }

    int generations() {
        return generations;
    }

    long candidates() {
        return candidates;
    }

    long scored() {
        return scored;
    }

    SortedMap<String, Long> failures() {
        return failures;
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    Duration took() {
        return Duration.between(begun, ended);
    }
}
