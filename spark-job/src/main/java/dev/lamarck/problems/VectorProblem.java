package dev.lamarck.problems;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.Optional;

/** A problem on vectors, scored one genome after the other; a genome that does not fit it fails with the reason. */
public interface VectorProblem extends Evaluator {

    /** Why these genes cannot be scored, and which setting mends it; empty if they can. */
    Optional<String> misfit(double[] genes);

    /** The metrics of genes that fit. */
    Metrics metrics(double[] genes);

    @Override
    default void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job.genome())));
    }

    private Outcome outcome(Genome genome) {
        if (!(genome instanceof Vector vector)) {
            return invalid("This problem needs genomes of the kind vector, got " + genome.kind()
                    + ". Set genome.type to vector.");
        }
        double[] genes = vector.genes();
        return misfit(genes).map(VectorProblem::invalid).orElseGet(() -> Outcome.scored(metrics(genes)));
    }

    private static Outcome invalid(String reason) {
        return Outcome.failed(Outcome.Reason.INVALID, reason);
    }

    /** What is wrong if there are fewer genes than a problem needs. */
    static Optional<String> tooFew(String problem, int least, double[] genes) {
        return genes.length >= least
                ? Optional.empty()
                : Optional.of("%s needs at least %d genes, got %d. Give genome.genes a higher count."
                        .formatted(problem, least, genes.length));
    }

    /** What is wrong if a gene lies outside two bounds. */
    static Optional<String> outside(String problem, double min, double max, double[] genes) {
        for (int i = 0; i < genes.length; i++) {
            if (!(genes[i] >= min && genes[i] <= max)) {
                return Optional.of("%s needs genes from %s to %s, gene %d is %s. Set min and max in genome.genes."
                        .formatted(problem, min, max, i, genes[i]));
            }
        }
        return Optional.empty();
    }
}
