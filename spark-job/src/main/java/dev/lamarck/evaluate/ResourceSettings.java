package dev.lamarck.evaluate;

import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;

/** What one evaluation needs of a machine. Where anything is asked for, generations run with a Spark resource profile. */
public record ResourceSettings(
        @Default("0") @Range(min = 0, max = 1024) @Doc("processor cores; 0 for those of any task")
        int cores,

        @Default("0") @Doc("memory of an executor beside Spark's own; 0 for what executors have")
        DataSize memory,

        @Default("0") @Range(min = 0, max = 64) @Doc("GPUs; a part of one lets several evaluations share it")
        double gpus) {

    public ResourceSettings {
        if (gpus > 1 && gpus != Math.rint(gpus)) {
            throw new IllegalArgumentException(
                    "'gpus' must be a part of one or a whole number, got " + gpus + ". Ask for " + Math.ceil(gpus));
        }
    }

    static ResourceSettings none() {
        return new ResourceSettings(0, new DataSize(0), 0);
    }

    Demand demand() {
        return new Demand(cores, memory.bytes(), gpus);
    }
}
