package dev.lamarck.problems.fronts;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.genome.Metrics;
import dev.lamarck.problems.VectorProblem;
import java.util.Optional;

/**
 * Any number of objectives whose front is the part of the unit sphere that has no negative coordinate (Deb, Thiele,
 * Laumanns and Zitzler, "Scalable test problems for evolutionary multiobjective optimization", 2005). The first genes
 * are the angles, the rest lifts everything off the sphere: on the front they are a half.
 */
public final class Dtlz2 implements VectorProblem {

    private final int objectives;

    /** How many objectives. */
    public record Settings(
            @Default("3")
            @Range(min = 2, max = 20)
            @Doc("how many objectives; its metrics f1, f2, … are to be minimised")
            int objectives) {}

    public Dtlz2(Settings settings) {
        this.objectives = settings.objectives();
    }

    @Override
    public Optional<String> misfit(double[] genes) {
        if (genes.length < objectives) {
            return Optional.of(
                    "dtlz2 with %d objectives needs at least as many genes, got %d. Set evaluator.config.objectives or give genome.genes a higher count."
                            .formatted(objectives, genes.length));
        }
        return VectorProblem.outside("dtlz2", 0, 1, genes);
    }

    @Override
    public Metrics metrics(double[] genes) {
        return FrontProblems.metrics(objectives(genes));
    }

    /** All objectives, to be minimised, of genes from 0 to 1. */
    public double[] objectives(double... genes) {
        double radius = 1;
        for (int i = objectives - 1; i < genes.length; i++) {
            radius += (genes[i] - 0.5) * (genes[i] - 0.5);
        }
        double[] values = new double[objectives];
        for (int i = objectives - 1; i > 0; i--) {
            double angle = genes[objectives - 1 - i] * StrictMath.PI / 2;
            values[i] = radius * StrictMath.sin(angle);
            radius *= StrictMath.cos(angle);
        }
        values[0] = radius;
        return values;
    }

    /** The sphere's part. */
    public KnownFront front() {
        return new Octant(objectives);
    }
}
