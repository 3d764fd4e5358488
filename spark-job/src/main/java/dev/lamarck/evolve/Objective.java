package dev.lamarck.evolve;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import java.io.Serializable;

/** One thing to get better at. */
public record Objective(
        @Default("score") @Doc("name of the metric that the evaluator returns")
        String metric,

        @Default("maximise") @Doc("which way is better") Direction direction)
        implements Serializable {

    /** Which way is better. */
    public enum Direction {
        MAXIMISE,
        MINIMISE
    }

    /** The metric as fitness, where more is always better. The same function leads back. */
    public double fitness(double metricValue) {
        return direction == Direction.MAXIMISE ? metricValue : 0.0 - metricValue;
    }
}
