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
 * The Iso+LineDD operator (Vassiliades and Mouret, "Discovering the Elite Hypervolume by Leveraging Interspecies
 * Correlation", 2018): a little noise in every direction, and more along the line that leads from the first parent to the
 * second, because elites of different cells lie in a part of the space of their own. Whole numbers are rounded; a choice
 * is the second parent's with the chance {@code line}, where parents differ.
 */
final class IsoLine implements Variator {

    private final Settings settings;

    /** How far, each way. */
    record Settings(
            @Default("0.01")
            @Range(min = 0, max = 10)
            @Doc("standard deviation of the noise, as a share of the width of a gene's bounds")
            double iso,

            @Default("0.2")
            @Range(min = 0, max = 10)
            @Doc("standard deviation along the line, as a share of the parents' distance")
            double line,

            @Default("clamp") @Doc("what happens to a gene that leaves its bounds")
            Bounds bounds) {}

    IsoLine(Settings settings) {
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
                .<Genome>map(mating -> child(box, mating, brood.temperature()))
                .toList();
    }

    private Vector child(Box box, Mating mating, double temperature) {
        double[] genes = Vectors.genes(mating, 0, "iso-line");
        Vector other = Vectors.of(mating.parents().get(1), "iso-line");
        RandomGenerator random = mating.key().draws();
        double along = settings.line() * random.nextGaussian();
        for (int i = 0; i < genes.length; i++) {
            genes[i] = box.choice(i)
                    ? chosen(genes[i], other.gene(i), random)
                    : moved(box, i, genes[i], along * (other.gene(i) - genes[i]), temperature, random);
        }
        return box.vector(genes);
    }

    private double chosen(double one, double other, RandomGenerator random) {
        return random.nextDouble() < settings.line() ? other : one;
    }

    private double moved(Box box, int gene, double value, double towards, double temperature, RandomGenerator random) {
        double width = box.high(gene) - box.low(gene);
        double noise = settings.iso() * temperature * width * random.nextGaussian();
        double there = value + noise + towards;
        return settings.bounds().bring(box, gene, box.whole(gene) ? Math.rint(there) : there, value, random);
    }
}
