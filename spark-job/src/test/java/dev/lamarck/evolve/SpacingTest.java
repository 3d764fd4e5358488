package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    private static List<Member> members(int generation, Philox draws) {
        List<Member> members = new ArrayList<>();
        int count = draws.nextInt(40);
        for (int slot = 0; slot < count; slot++) {
            Vector genome = Vector.of(draws.nextDouble(), draws.nextDouble());
            members.add(Members.of(new Birth(generation, slot, 0), genome, draws.nextInt(6), 0, 0));
        }
        return members;
    }

    @Test
    void admitted_asBruteForce() {
        for (int trial = 0; trial < 2_000; trial++) {
            Philox draws = Members.draws(trial);
            List<Member> residents = members(0, draws);
            List<Member> newcomers = members(1, draws);
            double distance = 0.4 * draws.nextDouble() * draws.nextDouble();
            assertThat(Spacing.admitted(distance, residents, newcomers))
                    .isEqualTo(slowly(distance, residents, newcomers));
        }
    }

    @Test
    void admitted_noDistanceOrNobody_everybody() {
        List<Member> newcomers = Members.scored(1, 1, 1);
        assertThat(Spacing.admitted(0, newcomers, newcomers)).isSameAs(newcomers);
        assertThat(Spacing.admitted(0.5, newcomers, List.of())).isEmpty();
    }

    @Test
    void admitted_theFitterOfTwoTwins() {
        Member fit = Members.of(new Birth(1, 1, 0), Vector.of(0.5, 0.5), 2, 0, 0);
        Member less = Members.of(new Birth(1, 0, 0), Vector.of(0.5, 0.5), 1, 0, 0);
        assertThat(Spacing.admitted(0.1, List.of(), List.of(less, fit))).containsExactly(fit);
        assertThat(Spacing.admitted(0.1, List.of(less), List.of(fit))).containsExactly(fit);
        assertThat(Spacing.admitted(0.1, List.of(fit), List.of(less))).isEmpty();
        Member broken = Members.violating(Members.of(new Birth(1, 2, 0), Vector.of(0.5, 0.5), 9, 0, 0), 1);
        assertThat(Spacing.admitted(0.1, List.of(less), List.of(broken))).isEmpty();
    }
}
