package dev.lamarck.cli;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.List;

/** Evaluators as users should not write them. */
public final class Evaluators {

    private Evaluators() {}

    /** Scores everything with what is no number. */
    public static final class NotANumber implements Evaluator {
        @Override
        public void evaluate(List<Job> batch, Outcomes outcomes) {
            batch.forEach(job -> outcomes.complete(job, Outcome.scored(Metrics.of("score", Double.NaN))));
        }
    }

    /** Gives another metric than the search asks for. */
    public static final class OtherMetric implements Evaluator {
        @Override
        public void evaluate(List<Job> batch, Outcomes outcomes) {
            batch.forEach(job -> outcomes.complete(job, Outcome.scored(Metrics.of("fitness", 1))));
        }
    }

    /** Breaks off. */
    public static final class Throwing implements Evaluator {
        @Override
        public void evaluate(List<Job> batch, Outcomes outcomes) {
            throw new IllegalStateException("the simulator is not installed");
        }
    }

    /** Cannot even be made. */
    public static final class Unmakable implements Evaluator {
        public Unmakable() {
            throw new IllegalArgumentException("it wants a licence");
        }

        @Override
        public void evaluate(List<Job> batch, Outcomes outcomes) {}
    }
}
