package dev.lamarck.cli.bench;

import dev.lamarck.run.Progress;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Takes the time from each commit to the next, and at some generations the memory that is still used after a collection. */
final class Stopwatch implements Progress {

    private static final double MIB = 1 << 20;

    private final LongSupplier nanoTime;
    private final Set<Integer> weighAt;
    private final SortedMap<Integer, Double> millis = new TreeMap<>();
    private final SortedMap<Integer, Double> heap = new TreeMap<>();
    private long last;

    Stopwatch(LongSupplier nanoTime, Set<Integer> weighAt) {
        this.nanoTime = nanoTime;
        this.weighAt = Set.copyOf(weighAt);
    }

    @Override
    public void started(String run, int fromGeneration, String how) {
        last = nanoTime.getAsLong();
    }

    @Override
    public void generation(Report report) {
        int generation = report.row().generation();
        millis.put(generation, (nanoTime.getAsLong() - last) / 1e6);
        if (weighAt.contains(generation)) {
            heap.put(generation, usedMib());
        }
        last = nanoTime.getAsLong();
    }

    private static double usedMib() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }

    /** The times of the generations from one to another, both included, sorted. */
    double[] times(int from, int to) {
        double[] times = millis.subMap(from, to + 1).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(times);
        return times;
    }

    double seconds(int from, int to) {
        return Arrays.stream(times(from, to)).sum() / 1e3;
    }

    /** The time that a share of the generations did not exceed. */
    double quantile(int from, int to, double share) {
        double[] times = times(from, to);
        return times[(int) Math.min(times.length - 1L, Math.max(0, Math.round(Math.ceil(share * times.length)) - 1))];
    }

    double heapMib(int generation) {
        return heap.getOrDefault(generation, Double.NaN);
    }
}
