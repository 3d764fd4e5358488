package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.List;

/** Members with several objectives. */
final class Objectives {

    private Objectives() {}

    static Member of(Birth birth, double violation, double... fitness) {
        Member plain = Members.of(birth, fitness[0], 0, 0);
        return new Member(plain.id(), plain.hash(), birth, fitness, violation, plain.features(), plain.profile());
    }

    static Member of(int slot, double... fitness) {
        return of(new Birth(0, slot, 0), 0, fitness);
    }

    /** All numbers different. */
    static List<Member> generation(int generation, int size, int objectives, Philox draws) {
        return Members.generation(generation, size, 1, draws).stream()
                .map(member -> scored(member, 0, draws.doubles(objectives).toArray()))
                .toList();
    }

    /** Few numbers, so that many are equal, and some that violate constraints. */
    static List<Member> coarse(int generation, int size, int objectives, Philox draws) {
        List<Member> members = new ArrayList<>();
        for (Member member : Members.generation(generation, size, 1, draws)) {
            double[] fitness = new double[objectives];
            for (int j = 0; j < objectives; j++) {
                fitness[j] = draws.nextInt(5);
            }
            members.add(scored(member, Math.max(0, draws.nextInt(6) - 3), fitness));
        }
        return members;
    }

    private static Member scored(Member member, double violation, double[] fitness) {
        return new Member(
                member.id(), member.hash(), member.birth(), fitness, violation, member.features(), member.profile());
    }

    static List<Member> members(Survivors survivors) {
        return survivors.residents().stream().map(Resident::member).toList();
    }
}
