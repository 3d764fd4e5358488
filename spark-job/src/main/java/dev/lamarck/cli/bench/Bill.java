package dev.lamarck.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What one thing came to that was done many times, by as many threads as there are cores to do it on.
 *
 * @param wallMillis on the clock, times the threads, for each of the things
 * @param cpuMillis on processors, of this JVM and all that it has started, for each of the things
 */
record Bill(double wallMillis, double cpuMillis) {

    private static final int CORES = 2;
    private static final double TICK_MILLIS = 10;

    /** One of many things to do. */
    @FunctionalInterface
    interface Work {
        void run(int thread, int number) throws IOException, InterruptedException;
    }

    /** Does something many times over, on two threads at once. */
    static Bill of(int count, Work work) throws InterruptedException {
        return of(CORES, count, work);
    }

    static Bill of(int threads, int count, Work work) throws InterruptedException {
        double cpu = allMillis();
        long begun = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(pool.submit(share(thread, threads, count, work)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("What was to be measured failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
        double wall = (System.nanoTime() - begun) / 1e6;
        return new Bill(wall * threads / count, (allMillis() - cpu) / count);
    }

    private static Callable<Void> share(int thread, int threads, int count, Work work) {
        return () -> {
            for (int number = thread; number < count; number += threads) {
                work.run(thread, number);
            }
            return null;
        };
    }

    /** Each figure by itself, since a neighbour on the machine disturbs the one more than the other. */
    static Bill median(List<Bill> bills) {
        return new Bill(
                Quartiles.of(bills.stream().mapToDouble(Bill::wallMillis).toArray())
                        .median(),
                Quartiles.of(bills.stream().mapToDouble(Bill::cpuMillis).toArray())
                        .median());
    }

    /** Of those that live and of those that were waited for. */
    private static double allMillis() {
        ProcessHandle self = ProcessHandle.current();
        try (Stream<ProcessHandle> all = Stream.concat(Stream.of(self), self.descendants())) {
            return TICK_MILLIS * all.mapToLong(Bill::ticks).sum();
        }
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields)
                    .skip(11)
                    .limit(4)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0; // it is gone, and counts for whom waited for it
        }
    }
}
