package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;

/** Anybody of the fittest so many. */
final class Beam implements ParentSelection {

    private final int width;

    /** Who counts. */
    record Settings(
            @Default("5") @Positive @Doc("how many of the fittest may become parents")
            int width) {}

    Beam(Settings settings) {
        this.width = settings.width();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        List<Member> members = habitat.members();
        return Lots.evenly(requests, members.subList(0, Math.min(width, members.size())));
    }
}
