package dev.lamarck.problems.fronts;

import dev.lamarck.conf.Doc;
import dev.lamarck.genome.Metrics;
import dev.lamarck.problems.VectorProblem;
import java.util.Optional;

/** A {@link Zdt} problem: the metrics {@code f1} and {@code f2}, both to be minimised. */
final class ZdtProblem implements VectorProblem {

    private final Zdt problem;

    /** Which problem. */
    record Settings(
            @Doc("which problem; its metrics f1 and f2 are to be minimised")
            Zdt name) {}

    ZdtProblem(Settings settings) {
        this.problem = settings.name();
    }

    @Override
    public Optional<String> misfit(double[] genes) {
        return VectorProblem.tooFew(problem.label(), 2, genes)
                .or(() -> VectorProblem.outside(problem.label(), 0, 1, genes));
    }

    @Override
    public Metrics metrics(double[] genes) {
        return FrontProblems.metrics(problem.objectives(genes));
    }
}
