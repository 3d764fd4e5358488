package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParetoTest {

    private static Survivors survive(String yaml, Survivors before, List<Member> arrivals) {
        return Members.built(Pareto.Settings.class, Pareto::new, yaml)
                .survive(new Survival.Contest(Members.FEATURES, before, arrivals));
    }

    private static List<Member> undominated(List<Member> all) {
        return all.stream()
                .filter(member -> all.stream().noneMatch(other -> other.dominates(member)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void survive_thousandsOfHistories_keepsWhomNobodyEverDominated(int objectives) {
        for (int history = 0; history < 300; history++) {
            Philox draws = Members.draws(history);
            List<Member> all = new ArrayList<>();
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> born = Objectives.coarse(generation, 1 + draws.nextInt(15), objectives, draws);
                all.addAll(born);
                survivors = survive("size: 1000", survivors, born);
                assertThat(Objectives.members(survivors)).containsExactlyInAnyOrderElementsOf(undominated(all));
                assertThat(Objectives.members(survivors)).isSortedAccordingTo(Member.FITTEST_FIRST);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crowding", "hypervolume", "hypervolume, reference: [-1, -1, -1]"})
    void survive_moreThanFit_keepsSoManyOfTheFront(String pruning) {
        for (int history = 0; history < 200; history++) {
            Philox draws = Members.draws(history);
            List<Member> born = Objectives.coarse(0, 1 + draws.nextInt(60), 3, draws);
            int size = 1 + draws.nextInt(10);
            Survivors survivors = survive("{size: " + size + ", pruning: " + pruning + "}", Survivors.none(), born);
            List<Member> front = undominated(born);
            assertThat(survivors.residents()).hasSize(Math.min(size, front.size()));
            assertThat(front).containsAll(Objectives.members(survivors));
        }
    }

    @Test
    void survive_pruning_takesWhoAddsLeast() {
        List<Member> front = List.of(
                Objectives.of(0, 0, 10),
                Objectives.of(1, 1, 9.9),
                Objectives.of(2, 2, 9),
                Objectives.of(3, 6, 6),
                Objectives.of(4, 10, 0));
        assertThat(Objectives.members(survive("size: 4", Survivors.none(), front)))
                .doesNotContain(front.get(1));
        assertThat(Objectives.members(survive("{size: 4, pruning: hypervolume}", Survivors.none(), front)))
                .doesNotContain(front.get(0))
                .hasSize(4);
        assertThat(Objectives.members(
                        survive("{size: 4, pruning: hypervolume, reference: [-19, -19]}", Survivors.none(), front)))
                .doesNotContain(front.get(1))
                .hasSize(4);
    }

    @Test
    void check_referenceOfAnotherLength_refused() {
        assertThatThrownBy(() -> Members.built(
                                Pareto.Settings.class, Pareto::new, "{pruning: hypervolume, reference: [0]}")
                        .check(List.of(), 2))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("has 1 numbers, but the run has 2");
    }

    @Test
    void survive_referenceOfAnotherLength_refused() {
        List<Member> born = List.of(Objectives.of(0, 1, 2), Objectives.of(1, 2, 1));
        assertThatThrownBy(() -> survive("{size: 1, pruning: hypervolume, reference: [0]}", Survivors.none(), born))
                .isInstanceOf(ConfException.class)
                .hasMessage(
                        "'reference' of a survival rule 'pareto' in 'search.survival' has 1 numbers, but the run has 2"
                                + " objectives. Give one for each, or none.");
    }
}
