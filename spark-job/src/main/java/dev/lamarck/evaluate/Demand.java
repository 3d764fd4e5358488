package dev.lamarck.evaluate;

import dev.lamarck.conf.DataSize;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

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

    /** What is asked for, in words. */
    public String text() {
        List<String> asked = new ArrayList<>();
        if (cores > 0) {
            asked.add(cores + " cores");
        }
        if (memoryBytes > 0) {
            asked.add(new DataSize(memoryBytes) + " of memory");
        }
        if (gpus > 0) {
            asked.add((gpus == Math.rint(gpus) ? String.valueOf((long) gpus) : String.valueOf(gpus)) + " GPUs");
        }
        return asked.isEmpty() ? "nothing but a core" : String.join(", ", asked);
    }
}
