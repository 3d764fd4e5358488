package dev.lamarck.evaluate.combine;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evaluate.EvaluatorSettings;
import java.util.Optional;

/** One evaluator several times, each time with other random numbers. */
public record ReplicatedSettings(
        @Doc("what is evaluated several times") EvaluatorSettings evaluator,

        @Default("3") @Positive @Doc("how many times each candidate is evaluated")
        int replicates,

        @Doc("what keeps a candidate from being promoted for its luck; none if absent")
        Optional<Guard> guard) {

    /** Which way is better. */
    public enum Goal {
        MAXIMISE,
        MINIMISE
    }

    /** Doubts about high scores. */
    public record Guard(
            @Default("combined_score") @Doc("the metric that candidates are promoted by")
            String metric,

            @Default("maximise") @Doc("which way of it is better")
            Goal goal,

            @Default("0")
            @Range(min = 0, max = 100)
            @Doc("publish the mean less this many standard errors instead of the mean; the mean is then <metric>_mean")
            double confidence,

            @Default("0")
            @Range(min = 0, max = 10000)
            @Doc("more evaluations for a candidate that would be the best of the run; all of them count for its mean")
            int confirm) {

        double sign() {
            return goal == Goal.MAXIMISE ? 1 : -1;
        }
    }

    /** The most evaluations that a candidate gets. */
    int most() {
        return replicates + guard.map(Guard::confirm).orElse(0);
    }
}
