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
        return recombination(mutation(catalog))
                .with("random", Drawn::new)
                .with("differential-evolution", DifferentialEvolution.Settings.class, DifferentialEvolution::new)
                .with("cma-es", CmaEs.Settings.class, CmaEs::full)
                .with("sep-cma-es", CmaEs.Settings.class, CmaEs::separable);
    }

    private static Catalog<Variator> mutation(Catalog<Variator> catalog) {
        return catalog.with("gaussian", Gaussian.Settings.class, Gaussian::new)
                .with("gaussian-one-fifth", GaussianOneFifth.Settings.class, GaussianOneFifth::new)
                .with("gaussian-self-adaptive", GaussianSelfAdaptive.Settings.class, GaussianSelfAdaptive::new)
                .with("polynomial", Polynomial.Settings.class, Polynomial::new);
    }

    private static Catalog<Variator> recombination(Catalog<Variator> catalog) {
        return catalog.with("uniform-crossover", UniformCrossover.Settings.class, UniformCrossover::new)
                .with("sbx", Sbx.Settings.class, Sbx::new)
                .with("sbx-polynomial", SbxPolynomial.Settings.class, SbxPolynomial::new)
                .with("blx-alpha", BlxAlpha.Settings.class, BlxAlpha::new)
                .with("iso-line", IsoLine.Settings.class, IsoLine::new);
    }
}
