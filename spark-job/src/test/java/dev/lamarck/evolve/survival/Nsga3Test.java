package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Descent;
import dev.lamarck.evolve.Knobs;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.evolve.fronts.Fronts;
import dev.lamarck.evolve.fronts.ReferencePoints;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Nsga3Test {

    private static Nsga3 rule(String yaml) {
        return Members.built(Nsga3.Settings.class, Nsga3::new, yaml);
    }

    private static Survivors survive(Nsga3 rule, int generation, Survivors before, List<Member> arrivals) {
        RandomKey key = new RandomKey(7, generation, 0, 0, Purpose.SURVIVE);
        return rule.survive(
                new Survival.Contest(Members.FEATURES, key, before, arrivals, Descent.unknown(), Knobs.neutral()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void survive_thousandsOfHistories_wholeFrontsFirst(int objectives) {
        for (int history = 0; history < 300; history++) {
            Philox draws = Members.draws(history);
            int size = 1 + draws.nextInt(15);
            Nsga3 rule = rule("{size: " + size + ", divisions: 3}");
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> pool = new ArrayList<>(Objectives.members(survivors));
                List<Member> born = Objectives.coarse(generation, 1 + draws.nextInt(20), objectives, draws);
                pool.addAll(born);
                survivors = survive(rule, generation, survivors, born);
                assertThat(survivors.residents()).hasSize(Math.min(size, pool.size()));
                assertNobodyIsPassedOver(pool, Objectives.members(survivors));
                assertThat(survivors.state().length).isIn(0, Double.BYTES * objectives * (objectives + 1));
            }
        }
    }

    private static void assertNobodyIsPassedOver(List<Member> pool, List<Member> kept) {
        Fronts fronts = Fronts.of(Entrants.fitness(pool), Entrants.violations(pool));
        Set<Member> living = new HashSet<>(kept);
        int last = IntStream.range(0, pool.size())
                .filter(i -> living.contains(pool.get(i)))
                .map(fronts::rank)
                .max()
                .orElseThrow();
        for (int rank = 0; rank < last; rank++) {
            assertThat(living)
                    .containsAll(Arrays.stream(fronts.front(rank))
                            .mapToObj(pool::get)
                            .toList());
        }
    }

    @Test
    void survive_membersOnTheDirections_areChosenAmongCrowds() {
        double[][] directions = ReferencePoints.dasDennis(3, 4);
        List<Member> born = new ArrayList<>();
        Philox draws = Members.draws(3);
        for (double[] point : directions) {
            born.add(Objectives.of(born.size(), -10 * point[0], -point[1], -100 * point[2]));
        }
        Set<Member> onDirections = new HashSet<>(born);
        while (born.size() < 200) {
            double a = 0.9 * draws.nextDouble();
            double b = (1 - a) * draws.nextDouble();
            born.add(Objectives.of(born.size(), -10 * a, -b, -100 * (1 - a - b)));
        }
        Survivors survivors = survive(rule("{size: 15, divisions: 4}"), 0, Survivors.none(), born);
        assertThat(Objectives.members(survivors)).containsExactlyInAnyOrderElementsOf(onDirections);
    }

    @Test
    void survive_ties_areDecidedByTheKey() {
        Nsga3 rule = rule("{size: 4, divisions: 6}");
        List<Member> born = Objectives.generation(0, 60, 4, Members.draws(2));
        Set<List<Member>> outcomes = new HashSet<>();
        for (int generation = 0; generation < 20; generation++) {
            List<Member> once = Objectives.members(survive(rule, generation, Survivors.none(), born));
            assertThat(Objectives.members(survive(rule, generation, Survivors.none(), born)))
                    .isEqualTo(once);
            outcomes.add(once);
        }
        assertThat(outcomes).hasSizeGreaterThan(1);
    }

    @Test
    void survive_allViolateConstraints_theFittestLive() {
        List<Member> born = IntStream.range(0, 6)
                .mapToObj(slot -> Objectives.of(new Birth(0, slot, 0), 3, slot, -slot))
                .toList();
        Survivors survivors = survive(rule("{size: 2, divisions: 4}"), 0, Survivors.none(), born);
        assertThat(Objectives.members(survivors)).containsExactly(born.get(5), born.get(4));
        assertThat(survivors.state()).isEmpty();
    }

    @Test
    void survive_noVariance_keepsAsManyAsWanted() {
        List<Member> equals = IntStream.range(0, 9)
                .mapToObj(slot -> Objectives.of(slot, 1, 1, 1))
                .toList();
        assertThat(survive(rule("{size: 4, divisions: 2, inner-divisions: 1}"), 0, Survivors.none(), equals)
                        .residents())
                .hasSize(4);
    }

    @Test
    void check_tooManyReferencePoints_refused() {
        assertThatThrownBy(() -> rule("{size: 2, divisions: 20}").check(Members.FEATURES, 12))
                .isInstanceOf(ConfException.class)
                .hasMessage(
                        "'divisions' of a survival rule 'nsga3' in 'search.survival' is 20, which over 12 objectives"
                                + " gives more than 1000000 reference points. Choose fewer divisions, and 'inner-divisions' for"
                                + " a second layer.");
    }
}
