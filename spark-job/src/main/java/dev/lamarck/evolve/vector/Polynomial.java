package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Polynomial mutation, see {@link PolynomialStep}. A child in which nothing changed gets one gene changed. */
final class Polynomial implements Variator {

    private final Settings settings;

    /** How far, and how many. */
    record Settings(
            @Default("20") @Range(min = 0, max = 1000) @Doc("distribution index: the greater, the nearer the child")
            double eta,

            @Range(min = 0, max = 1) @Doc("chance of each gene to change; one in the number of genes if absent")
            Optional<Double> rate) {}

    Polynomial(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        PolynomialStep step = PolynomialStep.of(settings, box.size(), brood.temperature());
        return brood.matings().stream()
                .<Genome>map(mating -> child(
                        box,
                        step,
                        Vectors.genes(mating, 0, "polynomial"),
                        mating.key().draws()))
                .toList();
    }

    private static Vector child(Box box, PolynomialStep step, double[] genes, RandomGenerator random) {
        double[] parent = genes.clone();
        step.vary(box, genes, random);
        if (Arrays.equals(genes, parent)) {
            step.force(box, genes, random);
        }
        return box.vector(genes);
    }
}
