package dev.lamarck.evolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keeps newcomers out that lie close to somebody as fit or fitter: to a member of their own island, so that it stays
 * diverse, or to one of another, so that islands search in different places.
 *
 * <p>The newcomers of all islands are asked in one order, the fittest first, and whoever is let in counts for those
 * after. Who lives on the newcomer's own island as well, as visitors do, is not one of another: else an island could not
 * go on from whoever it has sent away or taken in. And an island on which nobody lives takes whoever comes, or it would
 * stay empty where all begin with the same program.
 */
final class Spacing {

    private final Knobs knobs;
    private final SortedMap<Integer, Quarter> quarters = new TreeMap<>();

    private Spacing(Knobs knobs) {
        this.knobs = knobs;
    }

    /** The newcomers that may enter the islands where they were born, in their order. */
    static List<Member> admitted(Knobs knobs, List<Habitat> islands, List<Member> newcomers) {
        if ((knobs.diversityThreshold() == 0 && knobs.islandDistance() == 0) || newcomers.isEmpty()) {
            return newcomers;
        }
        Spacing spacing = new Spacing(knobs);
        int coordinates = newcomers.get(0).profile().length;
        islands.forEach(island -> spacing.quarters.put(island.island(), new Quarter(island.members(), coordinates)));
        Set<Member> admitted = new HashSet<>();
        newcomers.stream().sorted(Member.FITTEST_FIRST).filter(spacing::isFree).forEach(member -> {
            spacing.home(member).place(member);
            admitted.add(member);
        });
        return newcomers.stream().filter(admitted::contains).toList();
    }

    private Quarter home(Member member) {
        return quarters.computeIfAbsent(
                member.birth().island(), island -> new Quarter(List.of(), member.profile().length));
    }

    private boolean isFree(Member member) {
        Quarter home = home(member);
        return !home.hasNear(member, knobs.diversityThreshold(), other -> true)
                && (home.isNew()
                        || quarters.values().stream()
                                .filter(quarter -> quarter != home)
                                .noneMatch(quarter ->
                                        quarter.hasNear(member, knobs.islandDistance(), other -> !home.has(other))));
    }

    /** An island's members, and the newcomers it has let in. */
    private static final class Quarter {

        private final List<Member> members = new ArrayList<>();
        private final Set<Member> residents;
        private final Crowd crowd;

        Quarter(List<Member> residents, int coordinates) {
            this.residents = new HashSet<>(residents);
            this.crowd = new Crowd(coordinates);
            residents.forEach(this::place);
        }

        void place(Member member) {
            members.add(member);
            crowd.add(member.profile());
        }

        boolean isNew() {
            return residents.isEmpty();
        }

        boolean has(Member member) {
            return residents.contains(member);
        }

        boolean hasNear(Member member, double distance, Predicate<Member> counts) {
            return distance > 0
                    && crowd.anyWithin(distance, member.profile(), place -> {
                        Member other = members.get(place);
                        return !member.beats(other) && counts.test(other);
                    });
        }
    }
}
