package dev.lamarck.store;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Metrics;
import java.util.OptionalDouble;

/**
 * A candidate as its table keeps it: larger scores and fitness are better. The artifacts of its outcome are not
 * part of the row; they are rows of their own table.
 */
@SuppressWarnings("ArrayRecordComponent") // many rows live at once, and none is compared
public record CandidateRow(
        Candidate candidate,
        OptionalDouble score,
        double[] fitness,
        Metrics features,
        double[] profile,
        Metrics instances,
        Measured measured) {

    public CandidateRow {
        if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
            throw new IllegalArgumentException("The score of candidate " + candidate.id() + " is " + score.getAsDouble()
                    + ": a candidate without a finite score has failed and has none");
        }
    }

    /** A candidate whose evaluator gives no scores on single instances. */
    public CandidateRow(
            Candidate candidate,
            OptionalDouble score,
            double[] fitness,
            Metrics features,
            double[] profile,
            Measured measured) {
        this(candidate, score, fitness, features, profile, Metrics.none(), measured);
    }
}
