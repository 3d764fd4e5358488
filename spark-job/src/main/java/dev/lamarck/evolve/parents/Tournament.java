package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The fittest of a few who are drawn with replacement; of equals the first drawn. Of n members, rank i from 0 on wins
 * with probability ((n - i)^k - (n - i - 1)^k) / n^k in a tournament of k.
 */
final class Tournament implements ParentSelection {

    private final int size;

    /** How many compete. */
    record Settings(
            @Default("2") @Range(min = 1, max = 10_000) @Doc("how many are drawn; the fittest becomes the parent")
            int size) {}

    Tournament(Settings settings) {
        this.size = settings.size();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        return Lots.draw(requests, random -> winner(habitat.members(), random));
    }

    private Member winner(List<Member> members, RandomGenerator random) {
        Member winner = members.get(random.nextInt(members.size()));
        for (int i = 1; i < size; i++) {
            Member challenger = members.get(random.nextInt(members.size()));
            winner = challenger.beats(winner) ? challenger : winner;
        }
        return winner;
    }
}
