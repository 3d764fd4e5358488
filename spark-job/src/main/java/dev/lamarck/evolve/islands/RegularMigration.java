package dev.lamarck.evolve.islands;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Migration;
import dev.lamarck.evolve.Shares;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Every so many generations the fittest of each island visit others; the route says which. */
final class RegularMigration implements Migration {

    private final Settings settings;
    private final Route route;

    /** When, and how many. */
    record Settings(
            @Default("10") @Positive @Doc("generations between two migrations")
            int interval,

            @Default("0.1") @Range(min = 0, max = 1) @Doc("share of an island that goes, at least one member")
            double rate) {}

    RegularMigration(Settings settings, Route route) {
        this.settings = settings;
        this.route = route;
    }

    @Override
    public List<Move> migrate(RandomKey key, List<Habitat> islands) {
        int generation = key.generation();
        if (islands.size() < 2 || settings.rate() == 0 || generation == 0 || generation % settings.interval() != 0) {
            return List.of();
        }
        RandomGenerator random = key.draws();
        List<Move> moves = new ArrayList<>();
        for (Habitat island : islands) {
            for (Member traveller : travellers(island)) {
                route.from(island.island(), islands.size(), random).forEach(to -> moves.add(new Move(traveller, to)));
            }
        }
        return moves;
    }

    private List<Member> travellers(Habitat island) {
        List<Member> members = island.members();
        int count = Math.max(1, Shares.down(settings.rate(), members.size()));
        return members.subList(0, Math.min(count, members.size()));
    }
}
