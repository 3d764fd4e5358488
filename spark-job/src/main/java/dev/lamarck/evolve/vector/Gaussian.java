package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Adds normal noise to some genes. The noise is measured in the width of a gene's bounds; what leaves the bounds is
 * brought back to them, or goes the other way where it already is on the bound. Whole numbers move by at least one, and
 * a choice becomes any other choice.
 */
final class Gaussian implements Variator {

    private final Settings settings;

    /** How far, and how many. */
    record Settings(
            @Default("0.1") @Positive @Doc("standard deviation, as a share of the width of a gene's bounds")
            double sigma,

            @Default("0.1") @Range(min = 0, max = 1) @Doc("chance of each gene to change; at least one does")
            double rate) {}

    Gaussian(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return brood.matings().stream()
                .<Genome>map(mating -> child(
                        Vectors.of(mating.parents().get(0), "gaussian"),
                        brood.space(),
                        mating.key().draws()))
                .toList();
    }

    private Vector child(Vector parent, Space space, RandomGenerator random) {
        double[] genes = parent.genes();
        int certain = random.nextInt(genes.length);
        for (int i = 0; i < genes.length; i++) {
            if (random.nextDouble() < settings.rate() || i == certain) {
                genes[i] = moved(space.genes().get(i), genes[i], random);
            }
        }
        return space.repair(genes);
    }

    private double moved(Gene gene, double value, RandomGenerator random) {
        double width = gene.max() - gene.min();
        if (!gene.ordered()) {
            double other = Math.floor(random.nextDouble() * width);
            return other < value ? other : other + 1;
        }
        double noise = settings.sigma() * width * random.nextGaussian();
        double step = gene instanceof Gene.Int ? whole(noise) : noise;
        return gene.repair(value + step) == value ? value - step : value + step;
    }

    private static double whole(double step) {
        return step < 0 ? Math.min(-1, Math.rint(step)) : Math.max(1, Math.rint(step));
    }
}
