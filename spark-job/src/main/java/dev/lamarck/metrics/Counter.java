package dev.lamarck.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Counts events, from any number of threads. */
public final class Counter {
    private final LongAdder adder = new LongAdder();

    Counter() {}

    public void increment() {
        adder.increment();
    }

    public void add(long amount) {
        adder.add(amount);
    }

    public long value() {
        return adder.sum();
    }
}
