package dev.lamarck.evolve.survival;

import java.util.List;
import java.util.stream.Collectors;

/** A place in a grid: a bin on each of its axes. */
record Cell(List<Integer> bins) implements Comparable<Cell> {

    Cell {
        bins = List.copyOf(bins);
    }

    @Override
    public int compareTo(Cell other) {
        for (int axis = 0; axis < bins.size(); axis++) {
            int order = Integer.compare(bins.get(axis), other.bins.get(axis));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return bins.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
