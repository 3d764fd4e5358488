package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.Shares;
import java.util.List;

/** Anybody of the island's fittest share. */
final class Truncation implements ParentSelection {

    private final double share;

    /** Who counts. */
    record Settings(
            @Default("0.5") @Range(min = 0, max = 1) @Doc("share of the island, rounded up, at least one member")
            double share) {}

    Truncation(Settings settings) {
        this.share = settings.share();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        List<Member> members = habitat.members();
        int count = Math.max(1, Shares.up(share, members.size()));
        return Lots.evenly(requests, members.subList(0, count));
    }
}
