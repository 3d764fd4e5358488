package dev.lamarck.spark;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.EvaluatorSettings;
import dev.lamarck.evolve.GenomeSettings;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.genome.Hash128;
import java.io.Serializable;

/**
 * What an executor has to know of a run to vary and evaluate: the settings as text, so that executors build the same
 * objects from the same words.
 *
 * @param run the run and its warehouse, for what an executor keeps
 * @param seed the run's seed
 * @param identity hash of the settings that candidates are named by
 * @param numerics the profile that an executor must have, or nothing if any will do
 * @param luggage the files that evaluators read
 * @param settings the effective blocks {@code genome}, {@code search} and {@code evaluator} as YAML
 */
public record Blueprint(String run, long seed, Hash128 identity, String numerics, Luggage luggage, String settings)
        implements Serializable {

    /** The blocks of the settings that executors read. */
    public record Work(GenomeSettings genome, SearchSettings search, EvaluatorSettings evaluator) {}

    /** Names the run only: the settings may hold what belongs in no log. */
    @Override
    public String toString() {
        return "Blueprint[" + run + "]";
    }

    Work work() {
        return new Binder().bind(Block.ofYaml(settings, "the run's settings"), Work.class);
    }
}
