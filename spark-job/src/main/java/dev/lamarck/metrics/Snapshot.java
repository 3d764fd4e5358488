package dev.lamarck.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The measurements of a process, or of several merged, at one moment. Immutable. Merging is associative and
 * commutative: counters and sketches add up, peaks keep the highest, and distinct things are counted once.
 */
public final class Snapshot {
    private static final Snapshot EMPTY =
            new Snapshot(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private static final double SECOND = 1e9;

    final SortedMap<MetricKey, Long> counters;
    final SortedMap<MetricKey, Double> peaks;
    final SortedMap<MetricKey, Sketch> timers;
    final SortedMap<MetricKey, Sketch> sketches;
    final SortedMap<MetricKey, Distinct> distincts;

    Snapshot(
            SortedMap<MetricKey, Long> counters,
            SortedMap<MetricKey, Double> peaks,
            SortedMap<MetricKey, Sketch> timers,
            SortedMap<MetricKey, Sketch> sketches,
            SortedMap<MetricKey, Distinct> distincts) {
        this.counters = counters;
        this.peaks = peaks;
        this.timers = timers;
        this.sketches = sketches;
        this.distincts = distincts;
    }

    public static Snapshot empty() {
        return EMPTY;
    }

    /** Reads what {@link #toBytes} wrote; IllegalArgumentException if the bytes are anything else. */
    public static Snapshot ofBytes(byte[] bytes) {
        return SnapshotFormat.read(bytes);
    }

    /** A compact binary form; equal snapshots give equal bytes. */
    public byte[] toBytes() {
        return SnapshotFormat.write(this);
    }

    public Snapshot merge(Snapshot other) {
        return new Snapshot(
                merged(counters, other.counters, Long::sum),
                merged(peaks, other.peaks, Math::max),
                merged(timers, other.timers, Sketch::merge),
                merged(sketches, other.sketches, Sketch::merge),
                merged(distincts, other.distincts, Distinct::merge));
    }

    /** This snapshot with counters as differences to an earlier one. The rest cannot be taken apart and stays whole. */
    public Snapshot minus(Snapshot earlier) {
        SortedMap<MetricKey, Long> grown = new TreeMap<>(counters);
        grown.replaceAll((key, value) -> value - earlier.counters.getOrDefault(key, 0L));
        return new Snapshot(grown, peaks, timers, sketches, distincts);
    }

    /** What a counter stands at; zero if it never counted. */
    public long counter(String name, String... tags) {
        return counters.getOrDefault(MetricKey.of(name, tags), 0L);
    }

    public Optional<Double> peak(String name, String... tags) {
        return Optional.ofNullable(peaks.get(MetricKey.of(name, tags)));
    }

    /** The times of a timer in nanoseconds. */
    public Optional<Sketch> timer(String name, String... tags) {
        return Optional.ofNullable(timers.get(MetricKey.of(name, tags))).map(Sketch::copy);
    }

    public Optional<Sketch> sketch(String name, String... tags) {
        return Optional.ofNullable(sketches.get(MetricKey.of(name, tags))).map(Sketch::copy);
    }

    public Optional<Long> distinct(String name, String... tags) {
        return Optional.ofNullable(distincts.get(MetricKey.of(name, tags))).map(Distinct::estimate);
    }

    /** Maps, texts and numbers, as JSON holds them; timers in seconds. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("counters", named(counters, value -> value));
        map.put("peaks", named(peaks, value -> value));
        map.put("timers", named(timers, sketch -> figures(sketch, SECOND)));
        map.put("sketches", named(sketches, sketch -> figures(sketch, 1)));
        map.put("distincts", named(distincts, Distinct::estimate));
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> figures(Sketch sketch, double unit) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", sketch.count());
        figures.put("sum", sketch.sum() / unit);
        if (sketch.count() > 0) {
            figures.put("min", sketch.min() / unit);
            figures.put("p50", sketch.quantile(0.5) / unit);
            figures.put("p95", sketch.quantile(0.95) / unit);
            figures.put("p99", sketch.quantile(0.99) / unit);
            figures.put("max", sketch.max() / unit);
        }
        return Collections.unmodifiableMap(figures);
    }

    private static <V> Map<String, Object> named(SortedMap<MetricKey, V> values, Function<V, Object> shown) {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((key, value) -> named.put(key.toString(), shown.apply(value)));
        return Collections.unmodifiableMap(named);
    }

    private static <V> SortedMap<MetricKey, V> merged(
            SortedMap<MetricKey, V> a, SortedMap<MetricKey, V> b, BinaryOperator<V> merge) {
        SortedMap<MetricKey, V> merged = new TreeMap<>(a);
        b.forEach((key, value) -> merged.merge(key, value, merge));
        return merged;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot snapshot && Arrays.equals(toBytes(), snapshot.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
