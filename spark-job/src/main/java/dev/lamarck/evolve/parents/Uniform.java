package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;

/** Anybody who lives on the island. */
final class Uniform implements ParentSelection {

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        return Lots.evenly(requests, habitat.members());
    }
}
