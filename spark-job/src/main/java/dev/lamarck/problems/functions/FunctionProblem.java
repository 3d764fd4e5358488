package dev.lamarck.problems.functions;

import dev.lamarck.conf.Doc;
import dev.lamarck.genome.Metrics;
import dev.lamarck.problems.VectorProblem;
import java.util.Optional;

/** A {@link TestFunction} of the genes as the metric {@code score}, which is to be minimised. */
final class FunctionProblem implements VectorProblem {

    private final TestFunction function;

    /** Which function. */
    record Settings(
            @Doc("which function; its least value is 0, so the objective's direction is minimise")
            TestFunction name) {}

    FunctionProblem(Settings settings) {
        this.function = settings.name();
    }

    @Override
    public Optional<String> misfit(double[] genes) {
        return VectorProblem.tooFew("The test function " + function.label(), function.least(), genes);
    }

    @Override
    public Metrics metrics(double[] genes) {
        return Metrics.of("score", function.at(genes));
    }
}
