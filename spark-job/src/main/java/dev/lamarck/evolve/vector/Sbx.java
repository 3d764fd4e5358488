package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import java.util.List;

/** Simulated binary crossover, see {@link BinaryCrossover}. */
final class Sbx implements Variator {

    private final BinaryCrossover crossover;

    /** How near to the parents, and how many genes. */
    record Settings(
            @Default("15") @Range(min = 0, max = 1000) @Doc("distribution index: the greater, the nearer to a parent")
            double eta,

            @Default("0.9")
            @Range(min = 0, max = 1)
            @Doc("chance of a child to be crossed; else it is its first parent")
            double rate,

            @Default("0.5") @Range(min = 0, max = 1) @Doc("chance of each gene of a crossed child to be crossed")
            double share) {}

    Sbx(Settings settings) {
        this.crossover = BinaryCrossover.of(settings);
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
        double[] genes = Vectors.genes(mating, 0, "sbx");
        crossover.cross(
                box, genes, Vectors.genes(mating, 1, "sbx"), mating.key().draws());
        return box.vector(genes);
    }
}
