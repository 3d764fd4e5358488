package dev.lamarck.evolve.islands;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Migration;
import dev.lamarck.genome.RandomKey;
import java.util.List;
import java.util.stream.Stream;

/** Every so many generations the fittest of each island visit the next one; the last island's next is the first. */
final class RingMigration implements Migration {

    private final Settings settings;

    /** When, and how many. */
    record Settings(
            @Default("10") @Positive @Doc("generations between two migrations")
            int interval,

            @Default("0.1") @Range(min = 0, max = 1) @Doc("share of an island that goes, at least one member")
            double rate) {}

    RingMigration(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Move> migrate(RandomKey key, List<Habitat> islands) {
        int generation = key.generation();
        if (islands.size() < 2 || settings.rate() == 0 || generation == 0 || generation % settings.interval() != 0) {
            return List.of();
        }
        return islands.stream()
                .flatMap(island -> travellers(island, islands.size()))
                .toList();
    }

    private Stream<Move> travellers(Habitat island, int islands) {
        long count = Math.max(1, (long) Math.floor(island.members().size() * settings.rate()));
        int next = (island.island() + 1) % islands;
        return island.members().stream().limit(count).map(member -> new Move(member, next));
    }
}
