package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Variator;

/** The operators on vectors, by name. */
public final class VectorOperators implements Offers<Variator> {

    @Override
    public Class<Variator> port() {
        return Variator.class;
    }

    @Override
    public Catalog<Variator> addTo(Catalog<Variator> catalog) {
        return catalog.with("random", RandomVectors::new)
                .with("gaussian", Gaussian.Settings.class, Gaussian::new)
                .with("uniform-crossover", UniformCrossover.Settings.class, UniformCrossover::new);
    }
}
