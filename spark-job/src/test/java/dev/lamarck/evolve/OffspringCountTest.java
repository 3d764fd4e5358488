package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Hash128;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OffspringCountTest {

    private static final List<Member> MEMBERS = Members.scored(4, 3, 2, 1);

    private static Plan plan(List<List<Member>> parents) {
        return new Plan(1, List.of(new Plan.Batch(0, 0, 0, 0, parents, new byte[0])));
    }

    private static List<Member> pick(int... places) {
        return java.util.Arrays.stream(places).mapToObj(MEMBERS::get).toList();
    }

    @Test
    void after_countsEachChildOnceAParentAndForgetsTheDead() {
        byte[] first =
                OffspringCount.after(new byte[0], plan(List.of(pick(0, 1), pick(0, 0), pick(2), pick())), MEMBERS);
        assertThat(OffspringCount.read(first))
                .isEqualTo(Map.of(
                        MEMBERS.get(0).id(),
                        2,
                        MEMBERS.get(1).id(),
                        1,
                        MEMBERS.get(2).id(),
                        1));
        byte[] second = OffspringCount.after(first, plan(List.of(pick(0), pick(3))), pick(0, 3));
        assertThat(OffspringCount.read(second))
                .isEqualTo(Map.of(MEMBERS.get(0).id(), 3, MEMBERS.get(3).id(), 1));
        assertThat(OffspringCount.read(new byte[0])).isEmpty();
    }

    @Test
    void after_orderOfTheLiving_isNothingToIt() {
        Plan plan = plan(List.of(pick(0, 1), pick(2, 3)));
        assertThat(OffspringCount.after(new byte[0], plan, pick(3, 1, 0, 2)))
                .isEqualTo(OffspringCount.after(new byte[0], plan, MEMBERS));
    }

    /** Through a real search, against a count of all plans. */
    @Test
    void habitats_knowTheChildrenOfTheLiving() {
        for (String search : List.of(
                "{size: 20, islands: 2, knobs: {exploration-bonus: 0.3}}",
                "{size: 20, islands: 2, parents: {type: weighted}}")) {
            Life life = Life.of(search).until(10);
            Map<Hash128, Integer> counts = new HashMap<>();
            for (int generation = 0; generation < 10; generation++) {
                life.plan(generation)
                        .batches()
                        .forEach(batch -> batch.parents()
                                .forEach(parents -> parents.stream()
                                        .distinct()
                                        .forEach(parent -> counts.merge(parent.id(), 1, Integer::sum))));
            }
            life.habitats()
                    .forEach(habitat -> habitat.members()
                            .forEach(member -> assertThat(habitat.offspring(member))
                                    .isEqualTo(counts.getOrDefault(member.id(), 0))));
            assertThat(OffspringCount.read(life.population().memory(Memory.OFFSPRING)))
                    .hasSizeLessThanOrEqualTo(life.population().members().size());
        }
        assertThat(Life.of("{size: 20}").until(3).population().memory()).doesNotContainKey(Memory.OFFSPRING);
    }
}
