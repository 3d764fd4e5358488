package dev.lamarck.store;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A candidate as its table keeps it: larger scores and fitness are better. The artifacts of its outcome are not
 * part of the row; they are rows of their own table.
 *
 * @param edits what its first parent and it differ in
 * @param marks where its evaluation points at
 */
@SuppressWarnings("ArrayRecordComponent") // many rows live at once, and none is compared
public record CandidateRow(
        Candidate candidate,
        OptionalDouble score,
        double[] fitness,
        Metrics features,
        double[] profile,
        Metrics instances,
        Measured measured,
        List<String> edits,
        Marks marks) {

    public CandidateRow {
        edits = List.copyOf(edits);
        if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
            throw new IllegalArgumentException("The score of candidate " + candidate.id() + " is " + score.getAsDouble()
                    + ": a candidate without a finite score has failed and has none");
        }
    }

    /** A candidate whose evaluator gives scores alone, and of which nobody knows what was changed. */
    public CandidateRow(
            Candidate candidate,
            OptionalDouble score,
            double[] fitness,
            Metrics features,
            double[] profile,
            Measured measured) {
        this(candidate, score, fitness, features, profile, Metrics.none(), measured, List.of(), Marks.none());
    }
}
