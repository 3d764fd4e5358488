package dev.lamarck.evolve.islands;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Renewal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Renews islands whose fittest member has not been bettered for some generations: they lose everybody and are settled
 * anew, or stay and get a new island beside them. The island where the fittest of all lives is never emptied. Old blood
 * makes place for new, while what was found lives on where it is best, and in the archive.
 */
final class StagnationRenewal implements Renewal {

    private final Settings settings;

    /** When, what, and who begins. */
    record Settings(
            @Default("50") @Positive @Doc("generations without a fitter member after which an island is renewed")
            int generations,

            @Default("reset")
            @Doc(
                    "reset: the island is emptied; spawn: it stays, and another one is added while there is room; both: spawn"
                            + " while there is room, after that reset")
            Action action,

            @Default("16") @Positive @Doc("no island is added beyond so many")
            int maxIslands,

            @Default("none")
            @Doc("who settles on the island: none (children without parents), best (the fittest of all islands) or"
                    + " archive (drawn from the run's archive)")
            Founders founders,

            @Default("1") @Positive @Doc("how many founders there are")
            int founderCount) {}

    /** What happens to an island that stagnates. */
    enum Action {
        RESET,
        SPAWN,
        BOTH
    }

    StagnationRenewal(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Verdict renew(Review review) {
        List<Watch> watches = watches(review);
        List<Integer> stagnating = IntStream.range(0, watches.size())
                .filter(island -> stagnates(review, watches, island))
                .boxed()
                .toList();
        int islands = review.islands().size();
        int room = settings.action() == Action.RESET ? 0 : Math.max(0, settings.maxIslands() - islands);
        int spawned = Math.min(room, stagnating.size());
        stagnating
                .subList(0, spawned)
                .forEach(island -> watches.set(island, watches.get(island).from(review.generation())));
        Set<Integer> emptied = emptied(review, stagnating.subList(spawned, stagnating.size()));
        Map<Integer, List<Member>> founders =
                settings.founders().settle(review, founded(emptied, islands, spawned), settings.founderCount());
        for (int island : founded(emptied, islands, spawned)) {
            Watch watch = Watch.of(review.generation(), founders.getOrDefault(island, List.of()));
            if (island < islands) {
                watches.set(island, watch);
            } else {
                watches.add(watch);
            }
        }
        return new Verdict(emptied, spawned, founders, Watch.write(watches));
    }

    private static List<Integer> founded(Set<Integer> emptied, int islands, int spawned) {
        return IntStream.range(0, islands + spawned)
                .filter(island -> island >= islands || emptied.contains(island))
                .boxed()
                .toList();
    }

    private static List<Watch> watches(Review review) {
        List<Watch> before = Watch.read(review.before());
        List<Watch> watches = new ArrayList<>();
        for (Habitat habitat : review.islands()) {
            watches.add(
                    habitat.island() < before.size()
                            ? before.get(habitat.island()).after(review.generation(), habitat.members())
                            : Watch.of(review.generation(), habitat.members()));
        }
        return watches;
    }

    private boolean stagnates(Review review, List<Watch> watches, int island) {
        return !review.islands().get(island).members().isEmpty()
                && review.generation() - watches.get(island).since() >= settings.generations();
    }

    private Set<Integer> emptied(Review review, List<Integer> stagnating) {
        if (settings.action() == Action.SPAWN) {
            return Set.of();
        }
        Set<Integer> emptied = new HashSet<>(stagnating);
        homeOfTheBest(review.islands()).ifPresent(emptied::remove);
        return emptied;
    }

    /** Where the fittest was born, or else the first of the islands that it lives on. */
    private static Optional<Integer> homeOfTheBest(List<Habitat> islands) {
        Optional<Member> best =
                islands.stream().flatMap(StagnationRenewal::fittest).min(Member.FITTEST_FIRST);
        return best.flatMap(member -> islands.stream()
                .filter(island -> fittest(island).anyMatch(member::equals))
                .map(Habitat::island)
                .reduce((first, island) -> island == member.birth().island() ? island : first));
    }

    private static Stream<Member> fittest(Habitat island) {
        return island.members().stream().limit(1);
    }
}
