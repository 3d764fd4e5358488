package dev.lamarck.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a measurement is called: a name, and tags that tell its variants apart. */
public record MetricKey(String name, SortedMap<String, String> tags) implements Comparable<MetricKey> {
    private static final Comparator<MetricKey> ORDER =
            Comparator.comparing(MetricKey::name).thenComparing(MetricKey::words, Arrays::compare);

    public MetricKey {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A metric needs a name.");
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** A key with tags given as name, value, name, value. */
    public static MetricKey of(String name, String... tags) {
        if (tags.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Metric '" + name + "' has a tag without a value: '" + tags[tags.length - 1] + "'.");
        }
        SortedMap<String, String> pairs = new TreeMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            pairs.put(tags[i], tags[i + 1]);
        }
        return new MetricKey(name, pairs);
    }

    private String[] words() {
        return tags.entrySet().stream()
                .flatMap(tag -> Stream.of(tag.getKey(), tag.getValue()))
                .toArray(String[]::new);
    }

    @Override
    public int compareTo(MetricKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tags.isEmpty()
                ? name
                : tags.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(",", name + "{", "}"));
    }
}
