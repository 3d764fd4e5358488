package dev.lamarck.evolve;

import java.util.Comparator;

/** The place that a candidate was made at; in this order of age. */
public record Birth(int generation, int slot, int island) implements Comparable<Birth> {

    private static final Comparator<Birth> AGE =
            Comparator.comparingInt(Birth::generation).thenComparingInt(Birth::slot);

    @Override
    public int compareTo(Birth other) {
        return AGE.compare(this, other);
    }
}
