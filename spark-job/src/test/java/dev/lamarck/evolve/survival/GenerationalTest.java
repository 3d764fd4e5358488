package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Descent;
import dev.lamarck.evolve.Knobs;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GenerationalTest {

    private static Survivors survive(int generation, int island, Survivors before, Member... arrivals) {
        return Members.built(Generational.Settings.class, Generational::new, "size: 2")
                .survive(new Survival.Contest(
                        Members.FEATURES,
                        new RandomKey(1, generation, island, 0, Purpose.SURVIVE),
                        before,
                        List.of(arrivals),
                        Descent.unknown(),
                        Knobs.neutral()));
    }

    private static Member at(int generation, int slot, int island, double score) {
        return Members.of(new Birth(generation, slot, island), score, 0, 0);
    }

    private static final Member OLD = at(0, 0, 1, 9);

    @Test
    void survive_children_replaceEverybody() {
        Survivors before = survive(0, 1, Survivors.none(), OLD);
        Member weak = at(1, 0, 1, 1);
        Member better = at(1, 1, 1, 2);
        assertThat(Objectives.members(survive(1, 1, before, weak))).containsExactly(weak);
        assertThat(Objectives.members(survive(1, 1, before, weak, better, at(1, 2, 1, 0))))
                .containsExactly(better, weak);
    }

    @Test
    void survive_nobodyBorn_everybodyStays() {
        Survivors before = survive(0, 1, Survivors.none(), OLD);
        assertThat(Objectives.members(survive(1, 1, before))).containsExactly(OLD);
    }

    @Test
    void survive_visitors_replaceOnlyWhomTheyBeat() {
        Survivors before = survive(0, 1, Survivors.none(), OLD, at(0, 1, 1, 3));
        Member visitor = at(1, 0, 0, 4);
        assertThat(Objectives.members(survive(1, 1, before, visitor, at(1, 1, 0, 1))))
                .containsExactly(OLD, visitor);
        assertThat(Objectives.members(survive(5, 1, before, visitor))).containsExactly(OLD, visitor);
    }

    @Test
    void survive_overTheRun_childrenOfAnyIslandReplace() {
        Survivors before = survive(0, Integer.MAX_VALUE, Survivors.none(), OLD);
        Member child = at(1, 0, 3, 1);
        assertThat(Objectives.members(survive(1, Integer.MAX_VALUE, before, child)))
                .containsExactly(child);
    }
}
