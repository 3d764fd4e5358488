package dev.lamarck.spark;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Outcomes of a task that are not on storage yet. They are written together once the oldest has waited for the flush
 * interval, so cheap evaluations cost no file and dear ones are not lost.
 */
final class StagingBuffer {

    private static final long WORTH_KEEPING = 10;

    private final Staging staging;
    private final long interval;
    private final LongSupplier nanoTime;
    private final Map<Integer, Staging.Finished> waiting = new TreeMap<>();
    private long flushed;

    StagingBuffer(Staging staging, long intervalNanos, LongSupplier nanoTime) {
        this.staging = staging;
        this.interval = intervalNanos;
        this.nanoTime = nanoTime;
        this.flushed = nanoTime.getAsLong();
    }

    synchronized void add(int slot, Staging.Finished finished) {
        waiting.put(slot, finished);
        if (nanoTime.getAsLong() - flushed >= interval) {
            flush();
        }
    }

    /** At the end of a task: what took a tenth of the interval to find is worth a file. */
    synchronized void finish() {
        if (nanoTime.getAsLong() - flushed >= interval / WORTH_KEEPING) {
            flush();
        }
    }

    synchronized void flush() {
        if (!waiting.isEmpty()) {
            staging.write(StagingEntry.finish(waiting));
            waiting.clear();
        }
        flushed = nanoTime.getAsLong();
    }
}
