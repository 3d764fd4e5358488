package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fittest n in turn, without any luck: hill climbing, of one member or of several side by side. The turn follows the
 * child's slot; further parents of a child are the next in the order.
 */
final class BestOfN implements ParentSelection {

    private final int n;

    /** Who counts. */
    record Settings(
            @Default("1") @Positive @Doc("how many of the fittest become parents, in turn")
            int n) {}

    BestOfN(Settings settings) {
        this.n = settings.n();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        List<Member> members = habitat.members();
        int count = Math.min(n, members.size());
        return requests.stream()
                .map(request -> IntStream.range(0, request.parents())
                        .mapToObj(i -> members.get((request.key().slot() % count + i) % count))
                        .toList())
                .toList();
    }
}
