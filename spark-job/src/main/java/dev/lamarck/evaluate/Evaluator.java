package dev.lamarck.evaluate;

import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.List;

/**
 * Scores genomes, a batch at a time. An implementation is built once per executor from its settings and used by one
 * thread at a time; an outcome must depend on the genome and its {@link Job#draws} alone. What it throws fails the
 * candidates that had no outcome yet, never the run.
 */
@FunctionalInterface
public interface Evaluator extends AutoCloseable {

    /** Completes every job once. A job without an outcome on return counts as failed. */
    void evaluate(List<Job> batch, Outcomes outcomes);

    @Override
    default void close() {}

    /** An evaluator that scores one genome after the other. */
    static Evaluator each(ScoreFunction score) {
        return (batch, outcomes) -> batch.forEach(job -> outcomes.complete(job, Outcome.scored(score.score(job))));
    }

    /** The metrics of one genome. */
    @FunctionalInterface
    interface ScoreFunction {
        Metrics score(Job job);
    }
}
