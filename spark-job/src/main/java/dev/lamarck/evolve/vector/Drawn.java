package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.ArrayList;
import java.util.List;

/** Children without parents: each gene uniform between its bounds; of programs, the initial ones in turn. */
final class Drawn implements Variator {

    @Override
    public int parents() {
        return 0;
    }

    @Override
    public boolean suits(Space space) {
        return true;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        List<Genome> children = new ArrayList<>(brood.matings().size());
        for (Mating mating : brood.matings()) {
            children.add(
                    brood.space() instanceof ProgramSpace programs
                            ? programs.seeds()
                                    .get(mating.key().slot() % programs.seeds().size())
                            : brood.space().sample(mating.key().draws()));
        }
        return children;
    }
}
