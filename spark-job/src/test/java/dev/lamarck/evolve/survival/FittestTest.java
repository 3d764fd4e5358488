package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FittestTest {

    private static Fittest keeping(int size) {
        return Members.built(Fittest.Settings.class, Fittest::new, "size: " + size);
    }

    private static Survivors survive(int size, Survivors before, List<Member> arrivals) {
        return keeping(size).survive(new Survival.Contest(List.of(), before, arrivals));
    }

    private static List<Member> members(Survivors survivors) {
        return survivors.residents().stream().map(Resident::member).toList();
    }

    @Test
    void survive_thousandsOfHistories_keepsTheBestEverOffered() {
        for (int history = 0; history < 1000; history++) {
            Philox draws = Members.draws(history);
            int size = 1 + draws.nextInt(15);
            List<Member> all = new ArrayList<>();
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> born = born(generation, draws);
                all.addAll(born);
                survivors = survive(size, survivors, born);
                assertThat(members(survivors)).isEqualTo(best(size, all));
            }
        }
    }

    /** Few scores and genomes, so that many are equal. */
    private static List<Member> born(int generation, Philox draws) {
        List<Member> born = new ArrayList<>();
        for (int slot = 0; slot < draws.nextInt(12); slot++) {
            int genome = draws.nextInt(30);
            born.add(Members.of(new Birth(generation, slot, 0), Vector.of(genome), genome % 7));
        }
        return born;
    }

    private static List<Member> best(int size, List<Member> all) {
        List<Member> rest = new ArrayList<>(all);
        List<Member> best = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        while (best.size() < size && !rest.isEmpty()) {
            Member next = rest.get(0);
            for (Member member : rest) {
                next = member.score() > next.score() ? member : next;
            }
            rest.remove(next);
            if (seen.add(next.hash())) {
                best.add(next);
            }
        }
        return best;
    }

    @Test
    void survive_zerosOfBothSigns_theOlderGoesFirst() {
        List<Member> zeros = List.of(Members.scored(0, -0.0), Members.scored(1, 0.0), Members.scored(2, -0.0));
        assertThat(members(survive(2, Survivors.none(), zeros))).isEqualTo(zeros.subList(0, 2));
    }

    @Test
    void survive_leavesTheStateToItsOwner() {
        Survivors before = new Survivors(List.of(), new byte[] {1, 2});
        assertThat(survive(3, before, List.of(Members.scored(1, 2))).state()).containsExactly(1, 2);
    }

    @Test
    void settings_sizeNotPositive_refused() {
        assertThatThrownBy(() -> keeping(0)).isInstanceOf(ConfException.class).hasMessageContaining("'size'");
    }
}
