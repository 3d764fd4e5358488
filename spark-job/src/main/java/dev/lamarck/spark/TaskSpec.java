package dev.lamarck.spark;

import dev.lamarck.conf.Effective;
import dev.lamarck.store.FileTarget;
import java.io.Serializable;

/**
 * What every task of a stage has to know.
 *
 * @param care how carefully the first attempt of a task evaluates; later attempts are careful anyway
 */
record TaskSpec(Blueprint blueprint, int generation, Targets targets, Staging staging, Pace pace, Care care)
        implements Serializable {

    /**
     * Where rows are written.
     *
     * @param warehouse the folder of the tables, for those that are read
     */
    record Targets(String warehouse, FileTarget candidates, FileTarget artifacts, FileTarget cache)
            implements Serializable {}

    /**
     * How an executor works; no result depends on it.
     *
     * @param cache the settings of the cache as YAML
     */
    record Pace(int concurrency, long genomeStoreBytes, long flushNanos, String cache) implements Serializable {
        static Pace of(ExecutionSettings settings) {
            return new Pace(
                    settings.concurrency(),
                    settings.genomeStore().bytes(),
                    settings.flushInterval().toNanos(),
                    Effective.of(settings.cache()).toYaml());
        }
    }

    TaskSpec with(Care other) {
        return new TaskSpec(blueprint, generation, targets, staging, pace, other);
    }

    Care care(int attempt) {
        return attempt == 0 || care == Care.QUARANTINE ? care : Care.MARKED;
    }
}
