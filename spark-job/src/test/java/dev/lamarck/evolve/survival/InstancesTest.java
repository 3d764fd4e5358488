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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InstancesTest {

    private static final List<String> FEATURES = List.of("length", "case-0", "case-1", "case-2", "case-3");

    private static Survivors survive(String yaml, Survivors before, List<Member> arrivals) {
        return Members.built(Instances.Settings.class, Instances::new, yaml)
                .survive(new Survival.Contest(FEATURES, before, arrivals));
    }

    private static Member at(int slot, double score, double... cases) {
        double[] features = new double[cases.length + 1];
        System.arraycopy(cases, 0, features, 1, cases.length);
        return Members.of(new Birth(0, slot, 0), score, features);
    }

    private static List<Member> born(int generation, Philox draws) {
        List<Member> born = new ArrayList<>();
        for (int slot = 0; slot < 1 + draws.nextInt(12); slot++) {
            double[] features =
                    IntStream.range(0, 5).mapToDouble(i -> draws.nextInt(4)).toArray();
            born.add(Members.of(new Birth(generation, slot, 0), draws.nextInt(5), features));
        }
        return born;
    }

    private static boolean wins(Member member, int column, List<Member> all) {
        return all.stream().noneMatch(other -> other.features()[column] > member.features()[column]);
    }

    /** Member by member and case by case. */
    private static Map<Member, String> winners(List<Member> all) {
        Map<Member, String> winners = new LinkedHashMap<>();
        for (Member member : all) {
            long wins = IntStream.range(1, 5)
                    .filter(column -> wins(member, column, all))
                    .count();
            boolean beaten = all.stream().anyMatch(other -> replaces(other, member));
            if (wins > 0 && !beaten) {
                winners.put(member, "wins-" + wins);
            }
        }
        return winners;
    }

    private static boolean replaces(Member other, Member member) {
        boolean nowhereWorse = IntStream.range(1, 5).allMatch(i -> other.features()[i] >= member.features()[i]);
        boolean equal = IntStream.range(1, 5).allMatch(i -> other.features()[i] == member.features()[i]);
        return nowhereWorse && (!equal || Member.FITTEST_FIRST.compare(other, member) < 0);
    }

    @Test
    void survive_thousandsOfHistories_keepsTheWinnersOfCases() {
        for (int history = 0; history < 2000; history++) {
            Philox draws = Members.draws(history);
            List<Member> all = new ArrayList<>();
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> born = born(generation, draws);
                all.addAll(born);
                survivors = survive("{}", survivors, born);
                Map<Member, String> kept = new LinkedHashMap<>();
                survivors.residents().forEach(r -> kept.put(r.member(), r.cell().orElseThrow()));
                assertThat(kept).isEqualTo(winners(all));
            }
        }
    }

    @Test
    void survive_mostWins_comeFirst() {
        for (int history = 0; history < 300; history++) {
            Survivors survivors = survive("{}", Survivors.none(), born(0, Members.draws(history)));
            assertThat(survivors.residents())
                    .isSortedAccordingTo(
                            Comparator.comparing((Resident r) -> r.cell().orElseThrow())
                                    .reversed()
                                    .thenComparing(Resident::member, Member.FITTEST_FIRST));
        }
    }

    @Test
    void survive_moreThanFit_theOnlyWinnersOfMostCasesStay() {
        Member one = at(0, 1, 9, 0, 0, 0);
        Member two = at(1, 2, 0, 9, 9, 0);
        Member last = at(2, 3, 0, 0, 0, 9);
        assertThat(Objectives.members(survive("size: 2", Survivors.none(), List.of(one, two, last))))
                .containsExactly(two, last);
        Member shared = at(3, 9, 9, 9, 0, -1);
        assertThat(Objectives.members(survive("size: 2", Survivors.none(), List.of(one, two, last, shared))))
                .containsExactly(shared, two);
    }

    @Test
    void survive_minimise_lessIsBetter() {
        Member low = at(0, 0, 1, 1, 1, 1);
        Member high = at(1, 9, 2, 2, 2, 2);
        assertThat(Objectives.members(survive("direction: minimise", Survivors.none(), List.of(low, high))))
                .containsExactly(low);
    }

    @Test
    void survive_violations_countWhileNobodyViolatesLess() {
        Member plain = at(0, 0, 1, 1, 1, 1);
        Member bad = new Member(
                at(1, 9).id(),
                at(1, 9).hash(),
                new Birth(0, 1, 0),
                new double[] {9},
                0.5,
                new double[] {0, 9, 9, 9, 9},
                new double[0]);
        assertThat(Objectives.members(survive("{}", Survivors.none(), List.of(bad))))
                .containsExactly(bad);
        assertThat(Objectives.members(survive("{}", Survivors.none(), List.of(plain, bad))))
                .containsExactly(plain);
    }

    @Test
    void survive_namedCases_countAlone() {
        Member first = at(0, 0, 5, 0, 0, 0);
        Member other = at(1, 0, 4, 9, 9, 9);
        assertThat(Objectives.members(survive("cases: [case-0]", Survivors.none(), List.of(first, other))))
                .containsExactly(first);
    }

    @Test
    void survive_unknownCases_refused() {
        assertThatThrownBy(() -> survive("cases: [case-0, task-*]", Survivors.none(), List.of()))
                .isInstanceOf(ConfException.class)
                .hasMessage(
                        "'cases' of a survival rule 'instances' in 'search.survival' names 'task-*', but the run measures"
                                + " [length, case-0, case-1, case-2, case-3]. Add the cases to 'search.features', for example as"
                                + " case-0..9, or name others.");
    }
}
