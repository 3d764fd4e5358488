package dev.lamarck.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The measurements of one process, made on first use and safe for any number of threads. Tags are given as name, value,
 * name, value.
 */
public final class Registry {
    private final LongSupplier nanoClock;
    private final Map<MetricKey, Counter> counters = new ConcurrentHashMap<>();
    private final Map<MetricKey, Peak> peaks = new ConcurrentHashMap<>();
    private final Map<MetricKey, Timer> timers = new ConcurrentHashMap<>();
    private final Map<MetricKey, Sketch> sketches = new ConcurrentHashMap<>();
    private final Map<MetricKey, Distinct> distincts = new ConcurrentHashMap<>();

    public Registry(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    public Counter counter(String name, String... tags) {
        return counters.computeIfAbsent(MetricKey.of(name, tags), key -> new Counter());
    }

    public Peak peak(String name, String... tags) {
        return peaks.computeIfAbsent(MetricKey.of(name, tags), key -> new Peak());
    }

    public Timer timer(String name, String... tags) {
        return timers.computeIfAbsent(MetricKey.of(name, tags), key -> new Timer(nanoClock));
    }

    public Sketch sketch(String name, String... tags) {
        return sketches.computeIfAbsent(MetricKey.of(name, tags), key -> new Sketch());
    }

    public Distinct distinct(String name, String... tags) {
        return distincts.computeIfAbsent(MetricKey.of(name, tags), key -> new Distinct());
    }

    /** All measurements as they stand. */
    public Snapshot snapshot() {
        return new Snapshot(
                frozen(counters, Counter::value),
                recorded(peaks),
                frozen(timers, Timer::sketch),
                frozen(sketches, Sketch::copy),
                frozen(distincts, Distinct::copy));
    }

    private static SortedMap<MetricKey, Double> recorded(Map<MetricKey, Peak> live) {
        SortedMap<MetricKey, Double> recorded = new TreeMap<>();
        live.forEach((key, peak) -> peak.value().ifPresent(level -> recorded.put(key, level)));
        return recorded;
    }

    private static <M, V> SortedMap<MetricKey, V> frozen(Map<MetricKey, M> live, Function<M, V> value) {
        SortedMap<MetricKey, V> frozen = new TreeMap<>();
        live.forEach((key, metric) -> frozen.put(key, value.apply(metric)));
        return frozen;
    }
}
