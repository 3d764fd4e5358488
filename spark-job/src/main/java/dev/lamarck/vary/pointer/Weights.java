package dev.lamarck.vary.pointer;

import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Marks.Cause;
import dev.lamarck.genome.Marks.Place;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Adds up what outputs say of lines, each output on a scale of its own. */
final class Weights {

    /** Of each cause. */
    private static final int MOST = 256;

    private final Files files;
    private final Map<Place, Double> sums = new TreeMap<>();

    Weights(Files files) {
        this.files = files;
    }

    Files files() {
        return files;
    }

    /** Adds to a line of a file that an output names; what is no line of the program is left out. */
    void add(Cause cause, String file, int line, double weight) {
        OptionalInt found = files.find(file);
        if (found.isPresent()) {
            add(cause, found.getAsInt(), line, weight);
        }
    }

    void add(Cause cause, int file, int line, double weight) {
        if (weight > 0 && Double.isFinite(weight) && files.has(file, line)) {
            sums.merge(
                    new Place(cause, files.path(file), line),
                    weight,
                    (one, more) -> Math.min(Double.MAX_VALUE, one + more));
        }
    }

    /** Adds what another output says, with its greatest weight as 1. */
    void addAll(Weights other) {
        for (Cause cause : Cause.values()) {
            other.scaled(cause).forEach((place, weight) -> sums.merge(place, weight, Double::sum));
        }
    }

    /** The heaviest lines of each cause; the greatest weight is 1. */
    Marks marks() {
        TreeMap<Place, Double> marks = new TreeMap<>();
        for (Cause cause : Cause.values()) {
            scaled(cause).entrySet().stream()
                    .sorted(Map.Entry.<Place, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST)
                    .forEach(mark -> marks.put(mark.getKey(), mark.getValue()));
        }
        return marks.isEmpty() ? Marks.none() : new Marks(marks);
    }

    private Map<Place, Double> scaled(Cause cause) {
        Map<Place, Double> scaled = new TreeMap<>(sums);
        scaled.keySet().removeIf(place -> place.cause() != cause);
        double most =
                scaled.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        scaled.replaceAll((place, weight) -> weight / most);
        return scaled;
    }
}
