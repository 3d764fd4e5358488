package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EarningTest {

    private static final Search SEARCH = Members.search(
            "features: [a, b]",
            "islands: 2",
            "migration: {type: none}",
            "survival: {island: [{type: elites, config: {size: 5}}], run: []}",
            "operators: [{type: gaussian, name: one}, {type: uniform-crossover, name: two}, {type: random, name: none}]");

    private static final List<Member> FIRST = Members.scored(5, 4, 3, 2, 1);
    private static final Population BEFORE = Population.empty().accept(SEARCH, Members.plan(0), FIRST);

    private static Member child(int slot, double score) {
        return Members.of(new Birth(1, slot, 0), score, 0, 0);
    }

    private static Plan.Batch batch(int index, int island, int operator, int firstSlot, List<List<Member>> parents) {
        return new Plan.Batch(index, island, operator, firstSlot, parents, new byte[0]);
    }

    private static List<List<Member>> alone(int... members) {
        return IntStream.of(members).mapToObj(i -> List.of(FIRST.get(i))).toList();
    }

    @Test
    void of_countsAgainstTheFittestParent() {
        Plan plan = new Plan(
                1,
                List.of(
                        batch(0, 0, 0, 0, alone(2, 2, 2)),
                        batch(
                                1,
                                0,
                                1,
                                3,
                                List.of(List.of(FIRST.get(4), FIRST.get(1)), List.of(FIRST.get(4), FIRST.get(0)))),
                        batch(2, 0, 0, 5, alone(0))));
        List<Member> born = List.of(child(0, 3.5), child(2, 3), child(3, 4.5), child(4, 4.5), child(5, 6));
        assertThat(Earning.of(SEARCH, BEFORE, plan, born))
                .containsExactly(
                        new Earning("one", 4, 3, 2), new Earning("two", 2, 2, 1), new Earning("none", 0, 0, 0));
        assertThat(new Earning("one", 4, 3, 2).reward()).isEqualTo(0.5);
        assertThat(new Earning("none", 0, 0, 0).reward()).isZero();
    }

    @Test
    void of_withoutParents_countsAgainstTheMedianOfTheIsland() {
        List<List<Member>> nobody = List.of(List.of(), List.of(), List.of());
        Plan plan = new Plan(1, List.of(batch(0, 0, 2, 0, nobody), batch(1, 1, 2, 3, nobody)));
        List<Member> born = List.of(child(0, 3), child(1, 3.1), child(2, 99), child(3, 99));
        assertThat(Earning.of(SEARCH, BEFORE, plan, born)).contains(new Earning("none", 6, 4, 2));
    }

    @Test
    void of_initialChildren_areNobodysEarning() {
        Plan plan = new Plan(0, List.of(batch(0, 0, Plan.Batch.INITIAL, 0, List.of(List.of(), List.of()))));
        assertThat(Earning.of(SEARCH, Population.empty(), plan, Members.scored(1.0, 2.0)))
                .allMatch(earning -> earning.children() == 0);
    }

    @Test
    void of_fewerViolations_areAnImprovement() {
        Member broken = Members.violating(FIRST.get(0), 2);
        Plan plan = new Plan(1, List.of(batch(0, 0, 0, 0, List.of(List.of(broken), List.of(broken)))));
        List<Member> born = List.of(Members.violating(child(0, -9), 1), Members.violating(child(1, 99), 3));
        assertThat(Earning.of(SEARCH, BEFORE, plan, born).get(0)).isEqualTo(new Earning("one", 2, 2, 1));
    }
}
