package dev.lamarck.evaluate;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Scores genomes, a batch at a time. An implementation is built from its settings, on the driver to see whether they are
 * right and once per executor to work; it is used by one thread at a time. An outcome must depend on the genome and the
 * job's draws alone. What it throws fails the candidates that had no outcome yet, never the run; only a
 * {@link MachineException} fails the task instead, which is then run again, mostly on another machine.
 */
@FunctionalInterface
public interface Evaluator extends AutoCloseable {

    /** Completes every job once. A job without an outcome on return counts as failed. */
    void evaluate(List<Job> batch, Outcomes outcomes);

    /**
     * The files and folders that it reads, as its settings name them. They are taken to wherever it works, where
     * {@link Premises#file} finds them, and a run is another run if their content is another.
     */
    default List<Asset> assets() {
        return List.of();
    }

    /** Makes it ready, before the first batch and on the machine that it works on. */
    default void open(Premises premises) {}

    /**
     * Tries it before a run begins, on the driver, opened. What is wrong with the set-up is thrown as a
     * {@link dev.lamarck.conf.ConfException} that says what to do.
     *
     * @param samples genomes that the run begins with; none if it draws them
     */
    default void check(List<Genome> samples) {}

    /**
     * Tells it what it once found out in a process that has ended since. Nothing has to be done with it; it is for those who
     * keep outcomes.
     */
    default void recall(List<Known> known) {}

    /** An outcome that was found for a job. */
    record Known(Job job, Outcome outcome) {}

    /** What one evaluation needs of a machine. */
    default Demand demand() {
        return Demand.nothing();
    }

    /** Its metrics that a clock or another gauge measures, so that they differ from time to time. */
    default Set<String> measured() {
        return Set.of();
    }

    /** Whether it looks at a program's text itself, so that formatting and comments make a difference to it. */
    default boolean readsText() {
        return false;
    }

    /** Whether how much work it does, and so its outcome, depends on the best fitness that a job's context names. */
    default boolean readsBest() {
        return false;
    }

    /** What tells its code from another version of it, for those who keep outcomes. */
    default Hash128 code() {
        return CodeDigest.of(getClass());
    }

    /** What holds back a candidate here, such as {@code user-ns,seccomp}; empty if nothing has to. */
    default String isolation() {
        return "";
    }

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
