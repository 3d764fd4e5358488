package dev.lamarck.metrics;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures how long things take, in nanoseconds of an injected clock. */
public final class Timer {
    private final LongSupplier clock;
    private final Sketch nanos = new Sketch();

    Timer(LongSupplier clock) {
        this.clock = clock;
    }

    /** A measurement that has begun; stopping it records it. */
    public final class Sample {
        private final long start = clock.getAsLong();

        private Sample() {}

        /** Records the time since the start and returns its nanoseconds. */
        public long stop() {
            long elapsed = clock.getAsLong() - start;
            record(elapsed);
            return elapsed;
        }
    }

    public Sample start() {
        return new Sample();
    }

    /** Records a time; a clock that went back counts as no time. */
    public void record(long elapsedNanos) {
        nanos.add((double) Math.max(0, elapsedNanos));
    }

    public void time(Runnable work) {
        Sample sample = start();
        try {
            work.run();
        } finally {
            sample.stop();
        }
    }

    public <T> T time(Supplier<T> work) {
        Sample sample = start();
        try {
            return work.get();
        } finally {
            sample.stop();
        }
    }

    /** The times so far, in nanoseconds. */
    public Sketch sketch() {
        return nanos.copy();
    }
}
