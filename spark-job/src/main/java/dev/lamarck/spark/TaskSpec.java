package dev.lamarck.spark;

import dev.lamarck.store.FileTarget;
import java.io.Serializable;

/**
 * What every task of a stage has to know.
 *
 * @param care how carefully the first attempt of a task evaluates; later attempts are careful anyway
 */
record TaskSpec(
        Blueprint blueprint, int generation, Targets targets, Staging staging, ExecutionSettings execution, Care care)
        implements Serializable {

    /** Where rows are written. */
    record Targets(FileTarget candidates, FileTarget artifacts) implements Serializable {}

    TaskSpec with(Care other) {
        return new TaskSpec(blueprint, generation, targets, staging, execution, other);
    }

    Care care(int attempt) {
        return attempt == 0 || care == Care.QUARANTINE ? care : Care.MARKED;
    }
}
