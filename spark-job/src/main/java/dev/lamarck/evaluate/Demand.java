package dev.lamarck.evaluate;

import java.io.Serializable;

/**
 * What one evaluation needs of a machine; 0 for whatever a task has.
 *
 * @param cores processor cores
 * @param memoryBytes memory beside the executor's own
 * @param gpus devices, in parts of one if several evaluations share it
 */
public record Demand(int cores, long memoryBytes, double gpus) implements Serializable {

    public static Demand nothing() {
        return new Demand(0, 0, 0);
    }

    public boolean isNothing() {
        return equals(nothing());
    }

    /** Enough for either of two. */
    public Demand or(Demand other) {
        return new Demand(
                Math.max(cores, other.cores), Math.max(memoryBytes, other.memoryBytes), Math.max(gpus, other.gpus));
    }
}
