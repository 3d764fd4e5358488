package dev.lamarck.evolve.parents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Statistics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Holds the parents that a selection draws against the shares that it promises. */
final class Draws {

    static final int CHILDREN = 20_000;

    private Draws() {}

    static List<ParentSelection.Request> requests(int count, int parents) {
        return IntStream.range(0, count)
                .mapToObj(slot -> new ParentSelection.Request(Members.key(slot), parents))
                .toList();
    }

    static Habitat habitat(List<Member> members) {
        return new Habitat(2, sorted(members), List.of(), Members.FEATURES, Map.of());
    }

    static Habitat habitat(List<Member> members, Map<Hash128, Integer> offspring) {
        return new Habitat(2, sorted(members), List.of(), Members.FEATURES, offspring);
    }

    static List<Member> sorted(List<Member> members) {
        return members.stream().sorted(Member.FITTEST_FIRST).toList();
    }

    /** In the order of the habitat's members; weights need not add up to 1. */
    static void assertWeights(ParentSelection selection, Habitat habitat, double... weights) {
        assertThat(weights).hasSameSizeAs(habitat.members());
        Map<Hash128, Integer> places = new HashMap<>();
        habitat.members().forEach(member -> places.put(member.id(), places.size()));
        long[] counts = new long[weights.length];
        selection
                .select(habitat, requests(CHILDREN, 2))
                .forEach(parents -> parents.forEach(parent -> counts[places.get(parent.id())]++));
        double all = Arrays.stream(weights).sum();
        double[] expected =
                Arrays.stream(weights).map(w -> 2 * CHILDREN * w / all).toArray();
        int possible = (int) Arrays.stream(weights).filter(w -> w > 0).count();
        assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(possible));
    }
}
