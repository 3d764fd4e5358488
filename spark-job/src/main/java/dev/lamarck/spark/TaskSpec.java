package dev.lamarck.spark;

import dev.lamarck.conf.Effective;
import dev.lamarck.store.FileTarget;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What every task of a stage has to know.
 *
 * @param care how carefully the first attempt of a task evaluates; later attempts are careful anyway
 */
record TaskSpec(Blueprint blueprint, Round round, Targets targets, Staging staging, Pace pace, Care care)
        implements Serializable {

    /**
     * The generation that the stage makes.
     *
     * @param bestBefore the best fitness of the run before it, NaN if there is none
     * @param quorum the name of its {@link Quorum}; empty if it waits for all
     */
    record Round(int generation, double bestBefore, String quorum) implements Serializable {}

    Curfew curfew(int partition) {
        return round.quorum().isEmpty()
                ? Curfew.never()
                : new Curfew(round.quorum(), partition, LamarckPlugin::closedAfter).started();
    }

    int generation() {
        return round.generation();
    }

    OptionalDouble best() {
        return Double.isNaN(round.bestBefore()) ? OptionalDouble.empty() : OptionalDouble.of(round.bestBefore());
    }

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
     * @param atATime how many batches a JVM may evaluate at a time; 0 if it does not matter
     * @param cache the settings of the cache as YAML
     */
    record Pace(int concurrency, long genomeStoreBytes, long flushNanos, int atATime, String cache)
            implements Serializable {

        /**
         * The pace that settings ask for.
         *
         * @param atATime how many batches a JVM may evaluate at a time, if it matters
         */
        static Pace of(ExecutionSettings settings, Optional<Integer> atATime) {
            return new Pace(
                    settings.concurrency(),
                    settings.genomeStore().bytes(),
                    settings.flushInterval().toNanos(),
                    atATime.orElse(0),
                    Effective.of(settings.cache()).toYaml());
        }
    }

    TaskSpec with(Care other) {
        return new TaskSpec(blueprint, round, targets, staging, pace, other);
    }

    Care care(int attempt) {
        return attempt == 0 || care == Care.QUARANTINE ? care : Care.MARKED;
    }
}
