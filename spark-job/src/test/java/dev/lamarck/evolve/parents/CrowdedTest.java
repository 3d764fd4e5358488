package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CrowdedTest {

    private static final Crowded PAIRS = new Crowded(new Crowded.Settings(2));

    private static Member member(int slot, double violation, double... fitness) {
        Member plain = Members.of(new Birth(0, slot, 0), fitness[0]);
        return new Member(
                plain.id(), plain.hash(), plain.birth(), fitness, violation, plain.features(), plain.profile());
    }

    /** In this order, whatever the first objective says. */
    private static Habitat habitat(double[]... fitness) {
        List<Member> members = IntStream.range(0, fitness.length)
                .mapToObj(slot -> member(slot, 0, fitness[slot]))
                .toList();
        return new Habitat(0, members, List.of(), List.of(), Map.of());
    }

    /** With c members better and e alike, each of the alike has the weight ((n - c)^2 - (n - c - e)^2) / e. */
    @Test
    void select_frontsThenRoom_byTheFormulaOfPairs() {
        Habitat habitat = habitat(
                new double[] {5, 0},
                new double[] {4, 3.5},
                new double[] {3, 4},
                new double[] {0, 5},
                new double[] {2, 2},
                new double[] {1, 1});
        Draws.assertWeights(PAIRS, habitat, 10, 7, 5, 10, 3, 1);
    }

    @Test
    void select_size_moreAreDrawn() {
        Habitat habitat = habitat(new double[] {2, 2}, new double[] {1, 1});
        Draws.assertWeights(new Crowded(new Crowded.Settings(3)), habitat, 7, 1);
        Draws.assertWeights(new Crowded(new Crowded.Settings(1)), habitat, 1, 1);
    }

    @Test
    void select_equalsOrOne_everybodyAlike() {
        Draws.assertWeights(PAIRS, habitat(new double[] {2, 2}), 1);
        Draws.assertWeights(PAIRS, habitat(new double[] {2, 1}, new double[] {1, 2}), 1, 1);
    }

    @Test
    void select_violations_comeFirst() {
        List<Member> members = List.of(member(0, 0, 1, 1), member(1, 0.5, 9, 9), member(2, 2, 10, 10));
        Habitat habitat = new Habitat(0, members, List.of(), List.of(), Map.of());
        Draws.assertWeights(PAIRS, habitat, 5, 3, 1);
    }
}
