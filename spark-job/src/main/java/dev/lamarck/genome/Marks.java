package dev.lamarck.genome;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Lines of a program that its evaluation points at: where its time goes, and where it goes wrong. Operators may look there
 * first. A weight says how much a line matters among the lines of its cause.
 *
 * @param weights by {@link Place}, above 0
 */
public record Marks(SortedMap<Marks.Place, Double> weights) implements Serializable {

    private static final Marks NONE = new Marks(new TreeMap<>());

    /** Why a line is marked. */
    public enum Cause {
        /** Time goes there. */
        SLOW,
        /** A failure comes from there. */
        WRONG
    }

    /**
     * A line of a file.
     *
     * @param file its path in the program
     * @param line from 1
     */
    public record Place(Cause cause, String file, int line) implements Comparable<Place>, Serializable {

        /** As a table has it, such as {@code slow main.py:12}. */
        public String text() {
            return cause.name().toLowerCase(java.util.Locale.ROOT) + " " + file + ":" + line;
        }

        static Place of(String text) {
            int space = text.indexOf(' ');
            int colon = text.lastIndexOf(':');
            return new Place(
                    Cause.valueOf(text.substring(0, space).toUpperCase(java.util.Locale.ROOT)),
                    text.substring(space + 1, colon),
                    Integer.parseInt(text.substring(colon + 1)));
        }

        @Override
        public int compareTo(Place other) {
            int order = cause.compareTo(other.cause);
            order = order != 0 ? order : file.compareTo(other.file);
            return order != 0 ? order : Integer.compare(line, other.line);
        }
    }

    public Marks {
        TreeMap<Place, Double> copy = new TreeMap<>();
        weights.forEach((place, weight) -> {
            if (weight > 0 && Double.isFinite(weight)) {
                copy.put(place, weight);
            }
        });
        weights = Collections.unmodifiableSortedMap(copy);
    }

    public static Marks none() {
        return NONE;
    }

    public boolean isEmpty() {
        return weights.isEmpty();
    }

    /** Whether there are any of a cause. */
    public boolean has(Cause cause) {
        return weights.keySet().stream().anyMatch(place -> place.cause() == cause);
    }

    /** Calls with each line of a file that has marks of a cause, and its weight. */
    public void each(Cause cause, String file, BiConsumer<Integer, Double> action) {
        weights.forEach((place, weight) -> {
            if (place.cause() == cause && place.file().equals(file)) {
                action.accept(place.line(), weight);
            }
        });
    }

    /** As a table keeps them. */
    public SortedMap<String, Double> toMap() {
        SortedMap<String, Double> map = new TreeMap<>();
        weights.forEach((place, weight) -> map.put(place.text(), weight));
        return map;
    }

    /** What {@link #toMap} made. */
    public static Marks ofMap(Map<String, Double> map) {
        SortedMap<Place, Double> weights = new TreeMap<>();
        map.forEach((text, weight) -> weights.put(Place.of(text), weight));
        return weights.isEmpty() ? NONE : new Marks(weights);
    }
}
