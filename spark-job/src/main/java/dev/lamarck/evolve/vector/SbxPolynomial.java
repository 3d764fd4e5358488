package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Doc;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * Simulated binary crossover, then polynomial mutation of the same child: how NSGA-II makes children. One that is equal
 * to a parent after both would be evaluated in vain, so it gets one gene changed.
 */
final class SbxPolynomial implements Variator {

    private static final String NAME = "sbx-polynomial";

    private final Settings settings;
    private final BinaryCrossover crossover;

    /** Both operators' own. */
    record Settings(
            @Doc("how parents are crossed") Sbx.Settings crossover,
            @Doc("how the child is varied then") Polynomial.Settings mutation) {}

    SbxPolynomial(Settings settings) {
        this.settings = settings;
        this.crossover = BinaryCrossover.of(settings.crossover());
    }

    @Override
    public int parents() {
        return 2;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        PolynomialStep step = PolynomialStep.of(settings.mutation(), box.size(), brood.temperature());
        return brood.matings().stream()
                .<Genome>map(mating -> child(box, step, mating))
                .toList();
    }

    private Vector child(Box box, PolynomialStep step, Mating mating) {
        double[] first = Vectors.genes(mating, 0, NAME);
        double[] second = Vectors.genes(mating, 1, NAME);
        double[] genes = first.clone();
        Philox random = mating.key().draws();
        crossover.cross(box, genes, second, random);
        step.vary(box, genes, random);
        if (Arrays.equals(genes, first) || Arrays.equals(genes, second)) {
            step.force(box, genes, random);
        }
        return box.vector(genes);
    }
}
