package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import java.util.List;

/** Children without parents: each gene uniform between its bounds. */
final class RandomVectors implements Variator {

    @Override
    public int parents() {
        return 0;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return brood.matings().stream()
                .<Genome>map(mating -> brood.space().sample(mating.key().draws()))
                .toList();
    }
}
