package dev.lamarck.vary;

import dev.lamarck.evolve.Traits;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.Optional;

/** Gives evolution the traits of programs. */
public final class ProgramTraitsSource implements Traits.Source {

    @Override
    public Optional<Traits> traits(Space space) {
        return space instanceof ProgramSpace programs ? Optional.of(new ProgramTraits(programs)) : Optional.empty();
    }
}
