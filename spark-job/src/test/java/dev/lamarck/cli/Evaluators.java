package dev.lamarck.cli;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.Map;

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

    /** Two aims that get in each other's way; the second is to be as small as possible. */
    public static final class TwoAims implements Evaluator {
        @Override
        public void evaluate(List<Job> batch, Outcomes outcomes) {
            batch.forEach(job -> outcomes.complete(job, Outcome.scored(metrics((Vector) job.genome()))));
        }

        private static Metrics metrics(Vector genome) {
            double detour = 0;
            for (int i = 1; i < genome.size(); i++) {
                detour += Math.abs(genome.gene(i)) / genome.size();
            }
            double gain = 1 - Math.abs(genome.gene(0));
            return Metrics.of(Map.of("gain", gain - detour / 2, "cost", gain * gain + detour));
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
