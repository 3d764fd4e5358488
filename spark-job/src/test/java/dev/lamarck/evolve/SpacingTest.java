package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SpacingTest {

    /** Root mean square of the differences, as the setting says. */
    static double apart(Member one, Member other) {
        double sum = 0;
        for (int i = 0; i < one.profile().length; i++) {
            sum += Math.pow(one.profile()[i] - other.profile()[i], 2);
        }
        return Math.sqrt(sum / one.profile().length);
    }

    private static Knobs knobs(double threshold, double islands) {
        return new Knobs(Optional.empty(), 0, 0, 0, threshold, islands, 0, 1);
    }

    private static List<Member> admitted(double distance, List<Member> residents, List<Member> newcomers) {
        return Spacing.admitted(knobs(distance, 0), List.of(new Habitat(0, residents, List.of())), newcomers);
    }

    private static List<Member> slowly(double distance, List<Member> residents, List<Member> newcomers) {
        List<Member> there = new ArrayList<>(residents);
        Set<Member> admitted = new HashSet<>();
        newcomers.stream().sorted(Member.FITTEST_FIRST).forEach(member -> {
            if (there.stream().noneMatch(other -> !member.beats(other) && apart(member, other) < distance)) {
                there.add(member);
                admitted.add(member);
            }
        });
        return newcomers.stream().filter(admitted::contains).toList();
    }

    /** The same on several islands, with a distance between them. */
    private static List<Member> slowly(Knobs knobs, List<Habitat> islands, List<Member> newcomers) {
        List<List<Member>> there = new ArrayList<>();
        islands.forEach(island -> there.add(new ArrayList<>(island.members())));
        Set<Member> admitted = new HashSet<>();
        newcomers.stream().sorted(Member.FITTEST_FIRST).forEach(member -> {
            int home = member.birth().island();
            boolean free = true;
            for (int island = 0; island < there.size(); island++) {
                List<Member> residents = islands.get(home).members();
                double distance = island == home ? knobs.diversityThreshold() : knobs.islandDistance();
                boolean asked = island == home || !residents.isEmpty();
                boolean here = island == home;
                free &= there.get(island).stream()
                        .noneMatch(other -> asked
                                && (here || !residents.contains(other))
                                && !member.beats(other)
                                && apart(member, other) < distance);
            }
            if (free) {
                there.get(home).add(member);
                admitted.add(member);
            }
        });
        return newcomers.stream().filter(admitted::contains).toList();
    }

    private static List<Member> members(int generation, Philox draws) {
        return members(generation, 1, draws);
    }

    private static List<Member> members(int generation, int islands, Philox draws) {
        List<Member> members = new ArrayList<>();
        int count = draws.nextInt(40);
        for (int slot = 0; slot < count; slot++) {
            Vector genome = Vector.of(draws.nextDouble(), draws.nextDouble());
            Birth birth = new Birth(generation, slot, draws.nextInt(islands));
            members.add(Members.of(birth, genome, draws.nextInt(6), 0, 0));
        }
        return members;
    }

    /** Some of everybody live on each island, the last may be empty. */
    private static List<Habitat> islands(Philox draws) {
        List<Member> everybody = members(0, draws);
        List<Habitat> islands = new ArrayList<>();
        for (int island = 0; island < 3; island++) {
            double share = island == 2 ? draws.nextInt(2) * 0.3 : 0.5;
            List<Member> residents = everybody.stream()
                    .filter(member -> draws.nextDouble() < share)
                    .sorted(Member.FITTEST_FIRST)
                    .toList();
            islands.add(new Habitat(island, residents, List.of()));
        }
        return islands;
    }

    @Test
    void admitted_asBruteForce() {
        for (int trial = 0; trial < 2_000; trial++) {
            Philox draws = Members.draws(trial);
            List<Member> residents = members(0, draws);
            List<Member> newcomers = members(1, draws);
            double distance = 0.4 * draws.nextDouble() * draws.nextDouble();
            assertThat(admitted(distance, residents, newcomers)).isEqualTo(slowly(distance, residents, newcomers));
        }
    }

    @Test
    void admitted_severalIslands_asBruteForceInAnyOrder() {
        int refused = 0;
        for (int trial = 0; trial < 500; trial++) {
            Philox draws = Members.draws(trial);
            List<Habitat> islands = islands(draws);
            List<Member> newcomers = members(1, 3, draws);
            Knobs knobs = knobs(0.1 * draws.nextInt(2) * draws.nextDouble(), 0.2 * draws.nextDouble());
            List<Member> admitted = Spacing.admitted(knobs, islands, newcomers);
            assertThat(admitted).isEqualTo(slowly(knobs, islands, newcomers));
            refused += newcomers.size() - admitted.size();
            List<Member> shuffled = new ArrayList<>(newcomers);
            Collections.shuffle(shuffled, new Random(trial));
            assertThat(Spacing.admitted(knobs, islands, shuffled)).containsExactlyInAnyOrderElementsOf(admitted);
        }
        assertThat(refused).isPositive();
    }

    @Test
    void admitted_noDistanceOrNobody_everybody() {
        List<Member> newcomers = Members.scored(1, 1, 1);
        assertThat(admitted(0, newcomers, newcomers)).isSameAs(newcomers);
        assertThat(admitted(0.5, newcomers, List.of())).isEmpty();
    }

    @Test
    void admitted_theFitterOfTwoTwins() {
        Member fit = Members.of(new Birth(1, 1, 0), Vector.of(0.5, 0.5), 2, 0, 0);
        Member less = Members.of(new Birth(1, 0, 0), Vector.of(0.5, 0.5), 1, 0, 0);
        assertThat(admitted(0.1, List.of(), List.of(less, fit))).containsExactly(fit);
        assertThat(admitted(0.1, List.of(less), List.of(fit))).containsExactly(fit);
        assertThat(admitted(0.1, List.of(fit), List.of(less))).isEmpty();
        Member broken = Members.violating(Members.of(new Birth(1, 2, 0), Vector.of(0.5, 0.5), 9, 0, 0), 1);
        assertThat(admitted(0.1, List.of(less), List.of(broken))).isEmpty();
    }

    private static Member member(int generation, int slot, int island, double place, double score) {
        return Members.of(new Birth(generation, slot, island), Vector.of(place, 0.5), score, 0, 0);
    }

    private static List<Member> apart(List<Member> first, List<Member> second, Member... newcomers) {
        List<Habitat> islands = List.of(new Habitat(0, first, List.of()), new Habitat(1, second, List.of()));
        return Spacing.admitted(knobs(0, 0.1), islands, List.of(newcomers));
    }

    @Test
    void admitted_nearSomebodyOnAnotherIsland_onlyIfFitter() {
        Member here = member(0, 0, 0, 0.1, 1);
        Member there = member(0, 1, 1, 0.8, 5);
        Member asFit = member(1, 0, 0, 0.82, 5);
        Member fitter = member(1, 1, 0, 0.78, 6);
        Member far = member(1, 2, 0, 0.3, 2);
        Member nearItsOwn = member(1, 3, 0, 0.12, 0);
        assertThat(apart(List.of(here), List.of(there), asFit, fitter, far, nearItsOwn))
                .containsExactly(fitter, far, nearItsOwn);
    }

    @Test
    void admitted_ofTwoIslandsNewcomersInOnePlace_theFirstOfTheOrder() {
        Member here = member(0, 0, 0, 0.1, 1);
        Member there = member(0, 1, 1, 0.8, 1);
        Member low = member(1, 0, 0, 0.5, 3);
        Member equal = member(1, 1, 1, 0.5, 3);
        Member best = member(1, 2, 1, 0.5, 4);
        assertThat(apart(List.of(here), List.of(there), low, equal)).containsExactly(low);
        assertThat(apart(List.of(here), List.of(there), low, best)).containsExactly(best);
    }

    /** A visitor lives on both islands, so both may go on from it. */
    @Test
    void admitted_nearAVisitor_onBothIslands() {
        Member visitor = member(0, 0, 0, 0.5, 9);
        Member local = member(0, 1, 1, 0.8, 1);
        Member here = member(1, 0, 0, 0.52, 2);
        Member there = member(1, 1, 1, 0.42, 3);
        assertThat(apart(List.of(visitor), List.of(visitor, local), here)).containsExactly(here);
        assertThat(apart(List.of(visitor), List.of(visitor, local), there)).containsExactly(there);
        assertThat(apart(List.of(visitor), List.of(local), there)).isEmpty();
    }

    @Test
    void admitted_whereNobodyLives_everybody() {
        Member there = member(0, 1, 1, 0.5, 9);
        Member founder = member(1, 0, 0, 0.5, 1);
        assertThat(apart(List.of(), List.of(there), founder)).containsExactly(founder);
        assertThat(apart(List.of(member(0, 2, 0, 0.1, 0)), List.of(there), founder))
                .isEmpty();
    }
}
