package dev.lamarck.metrics;

import java.util.Arrays;

/**
 * Counts by bucket index. Only the {@link #WIDTH} indices up to the highest are told apart; what lies below is counted
 * in the lowest of these. Since that depends on the highest index alone, the order of additions does not matter.
 */
final class Buckets {
    static final int WIDTH = 2048;

    /** No double has an index beyond this. */
    static final int HIGHEST = 1 << 16;

    private long[] counts = new long[0];
    private int first;

    void add(int index, long count) {
        if (counts.length == 0) {
            first = index;
            counts = new long[1];
        }
        if (index > last()) {
            cover(Math.max(first, index - WIDTH + 1), index);
        }
        int place = Math.max(index, last() - WIDTH + 1);
        if (place < first) {
            cover(place, last());
        }
        counts[place - first] += count;
    }

    void add(Buckets other) {
        long[] added = other.counts;
        for (int i = added.length - 1; i >= 0; i--) {
            if (added[i] > 0) {
                add(other.first + i, added[i]);
            }
        }
    }

    Buckets copy() {
        Buckets copy = new Buckets();
        copy.counts = counts.clone();
        copy.first = first;
        return copy;
    }

    int first() {
        return first;
    }

    int last() {
        return first + counts.length - 1;
    }

    long count(int index) {
        return counts[index - first];
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    int used() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    private void cover(int from, int to) {
        long[] wider = new long[to - from + 1];
        for (int i = 0; i < counts.length; i++) {
            wider[Math.max(first + i, from) - from] += counts[i];
        }
        counts = wider;
        first = from;
    }
}
