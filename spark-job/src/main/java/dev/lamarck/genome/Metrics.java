package dev.lamarck.genome;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Named numbers of one evaluation, in the order of their names. */
public record Metrics(SortedMap<String, Double> values) implements Serializable {

    public Metrics {
        TreeMap<String, Double> byName = new TreeMap<>();
        byName.putAll(values);
        values = Collections.unmodifiableSortedMap(byName);
    }

    public static Metrics of(String name, double value) {
        return new Metrics(new TreeMap<>(Map.of(name, value)));
    }

    public static Metrics of(Map<String, Double> values) {
        return new Metrics(new TreeMap<>(values));
    }

    public static Metrics none() {
        return new Metrics(new TreeMap<>());
    }

    public Metrics with(String name, double value) {
        TreeMap<String, Double> more = new TreeMap<>(values);
        more.put(name, value);
        return new Metrics(more);
    }

    public OptionalDouble value(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
