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
 * Takes each gene from the second parent with some chance, else from the first. Genes that belong together, such as
 * the coordinates of one point, can be kept together in groups.
 */
final class UniformCrossover implements Variator {

    private final Settings settings;

    /** How much of the second parent. */
    record Settings(
            @Default("0.5") @Range(min = 0, max = 1) @Doc("chance of a group to come from the second parent")
            double share,

            @Default("1") @Range(min = 1, max = 1_000_000) @Doc("genes in a row that are inherited together")
            int group) {}

    UniformCrossover(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int parents() {
        return 2;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return brood.matings().stream()
                .<Genome>map(mating -> brood.vectors()
                        .repair(child(
                                Vectors.of(mating.parents().get(0), "uniform-crossover"),
                                Vectors.of(mating.parents().get(1), "uniform-crossover"),
                                mating.key().draws())))
                .toList();
    }

    private double[] child(Vector first, Vector second, RandomGenerator random) {
        double[] genes = first.genes();
        double[] others = second.genes();
        for (int start = 0; start < genes.length; start += settings.group()) {
            if (random.nextDouble() < settings.share()) {
                int end = Math.min(genes.length, start + settings.group());
                System.arraycopy(others, start, genes, start, end - start);
            }
        }
        return genes;
    }
}
