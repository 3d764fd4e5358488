package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.genome.Hash128;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everybody whom a contest is about, and their numbers as rows. */
final class Entrants {

    private Entrants() {}

    /** Residents and newcomers, the oldest first, each genome once: of equal ones the oldest. */
    static List<Member> of(Survival.Contest contest) {
        Set<Hash128> seen = new HashSet<>();
        return Stream.concat(contest.before().residents().stream().map(Resident::member), contest.arrivals().stream())
                .sorted(Comparator.comparing(Member::birth))
                .filter(member -> seen.add(member.hash()))
                .toList();
    }

    static double[][] fitness(List<Member> members) {
        return members.stream().map(Member::fitness).toArray(double[][]::new);
    }

    static double[] violations(List<Member> members) {
        return members.stream().mapToDouble(Member::violation).toArray();
    }

    static double[][] rows(double[][] table, int[] indices) {
        return Arrays.stream(indices).mapToObj(index -> table[index]).toArray(double[][]::new);
    }
}
