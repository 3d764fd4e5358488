package dev.lamarck.spark;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts work into tasks that get smaller and smaller: large ones while there is plenty to do, as each task costs something
 * whatever is in it, and small ones towards the end, so that no core comes to it long before another.
 */
final class Tapering {

    /** The last tasks are so small that each core could have this many of them and nothing else. */
    private static final int SMALLEST = 8;

    private static final int BIGGEST = 65_536;

    private Tapering() {}

    /** The pieces, in order; each time the cores take half of what is left. */
    static <T> List<List<T>> cut(List<T> items, int cores) {
        int smallest = Math.max(1, items.size() / (SMALLEST * cores));
        List<List<T>> pieces = new ArrayList<>();
        int size = items.size();
        for (int from = 0; from < items.size(); from += size) {
            if (pieces.size() % cores == 0) {
                size = Math.min(BIGGEST, Math.max(smallest, (items.size() - from) / (2 * cores)));
            }
            pieces.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return pieces;
    }
}
