package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Blend crossover (Eshelman and Schaffer, "Real-Coded Genetic Algorithms and Interval-Schemata", 1993): each gene is
 * uniform between the parents' values and some way beyond either. Of whole numbers each in that range is as likely, a
 * choice is either parent's.
 */
final class BlxAlpha implements Variator {

    private final Settings settings;

    /** How far beyond the parents. */
    record Settings(
            @Default("0.5")
            @Range(min = 0, max = 100)
            @Doc("how far beyond a parent, as a share of the parents' distance")
            double alpha,

            @Default("clamp") @Doc("what happens to a gene that leaves its bounds")
            Bounds bounds) {}

    BlxAlpha(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int parents() {
        return 2;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        return brood.matings().stream()
                .<Genome>map(mating -> child(box, mating))
                .toList();
    }

    private Vector child(Box box, Mating mating) {
        double[] genes = Vectors.genes(mating, 0, "blx-alpha");
        Vector other = Vectors.of(mating.parents().get(1), "blx-alpha");
        RandomGenerator random = mating.key().draws();
        for (int i = 0; i < genes.length; i++) {
            genes[i] = blended(box, i, genes[i], other.gene(i), random);
        }
        return box.vector(genes);
    }

    private double blended(Box box, int gene, double one, double other, RandomGenerator random) {
        double unit = random.nextDouble();
        if (box.choice(gene) || one == other) {
            return unit < 0.5 ? one : other;
        }
        double beyond = settings.alpha() * Math.abs(one - other) + (box.whole(gene) ? 0.5 : 0);
        double low = Math.min(one, other) - beyond;
        double high = Math.max(one, other) + beyond;
        double blended = low + unit * (high - low);
        return settings.bounds().bring(box, gene, box.whole(gene) ? Math.rint(blended) : blended, one, random);
    }
}
