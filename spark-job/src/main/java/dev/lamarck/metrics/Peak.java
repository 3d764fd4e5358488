package dev.lamarck.metrics;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.DoubleAccumulator;

/** The highest level seen of something that rises and falls: unlike the latest level, it merges. */
public final class Peak {
    private final DoubleAccumulator highest = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);

    Peak() {}

    public void record(double level) {
        if (!Double.isFinite(level)) {
            throw new IllegalArgumentException("A level has to be a finite number, not " + level + ".");
        }
        highest.accumulate(level);
    }

    /** The highest level, if any was recorded. */
    public OptionalDouble value() {
        double level = highest.get();
        return Double.isFinite(level) ? OptionalDouble.of(level) : OptionalDouble.empty();
    }
}
