package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import java.util.List;

/** Adds normal noise of a fixed size to some genes, see {@link NormalStep}. */
final class Gaussian implements Variator {

    private final Settings settings;

    /** How far, and how many. */
    record Settings(
            @Default("0.1") @Positive @Doc("standard deviation, as a share of the width of a gene's bounds")
            double sigma,

            @Default("0.1") @Range(min = 0, max = 1) @Doc("chance of each gene to change; at least one does")
            double rate,

            @Default("clamp") @Doc("what happens to a gene that leaves its bounds")
            Bounds bounds) {}

    Gaussian(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        NormalStep step = new NormalStep(settings.sigma() * brood.temperature(), settings.rate(), settings.bounds());
        return brood.matings().stream()
                .<Genome>map(mating -> box.vector(step.moved(
                        box, Vectors.genes(mating, 0, "gaussian"), mating.key().draws())))
                .toList();
    }
}
