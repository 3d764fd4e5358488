package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Statistics;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlannerTest {

    private static Search search(int size, int islands) {
        return search(42, size, islands);
    }

    private static Search search(long seed, int size, int islands) {
        return Members.search(
                seed,
                "size: " + size,
                "islands: " + islands,
                "features: [a, b]",
                "operators: [{type: gaussian, weight: 3}, {type: uniform-crossover, weight: 1},"
                        + " {type: random, weight: 0.5}, {type: gaussian, name: never, weight: 0}]");
    }

    private static Population population(Search search, int islands) {
        return Population.empty()
                .accept(search, Members.plan(0), Members.generation(0, 12 * islands, islands, Members.draws(1)));
    }

    private static void assertWhole(Plan plan, Search search, int batchSize) {
        int slot = 0;
        int island = 0;
        for (int i = 0; i < plan.batches().size(); i++) {
            Plan.Batch batch = plan.batches().get(i);
            assertThat(batch.index()).isEqualTo(i);
            assertThat(batch.firstSlot()).isEqualTo(slot);
            assertThat(batch.size()).isBetween(1, batchSize);
            assertThat(batch.island()).isBetween(island, search.settings().islands() - 1);
            int needed = batch.operator() == Plan.Batch.INITIAL
                    ? 0
                    : search.operators().list().get(batch.operator()).variator().parents();
            assertThat(batch.parents()).allMatch(parents -> parents.size() == needed);
            slot += batch.size();
            island = batch.island();
        }
        assertThat(slot).isEqualTo(plan.size()).isEqualTo(search.settings().size());
    }

    private static int children(Plan plan, int island) {
        return plan.batches().stream()
                .filter(batch -> batch.island() == island)
                .mapToInt(Plan.Batch::size)
                .sum();
    }

    @Test
    void plan_anySizes_slotsWithoutGapsInBatchesOfOneKind() {
        for (int size : new int[] {1, 2, 3, 7, 16, 100}) {
            for (int islands : new int[] {1, 2, 3, 5}) {
                for (int batchSize : new int[] {1, 2, 7, 1000}) {
                    Search search = search(size, islands);
                    Planner planner = new Planner(search, batchSize);
                    assertWhole(planner.plan(0, Population.empty()), search, batchSize);
                    Plan plan = planner.plan(1, population(search, islands));
                    assertWhole(plan, search, batchSize);
                    for (int island = 0; island < islands; island++) {
                        assertThat(children(plan, island)).isBetween(size / islands, -Math.floorDiv(-size, islands));
                    }
                }
            }
        }
    }

    @Test
    void plan_sameInputs_same() {
        Search search = search(50, 3);
        assertThat(new Planner(search(50, 3), 8).plan(4, population(search, 3)))
                .isEqualTo(new Planner(search, 8).plan(4, population(search, 3)));
    }

    @Test
    void plan_otherSeedOrGeneration_differs() {
        Search search = search(50, 3);
        Population population = population(search, 3);
        Plan plan = new Planner(search, 8).plan(4, population);
        assertThat(new Planner(search(43, 50, 3), 8).plan(4, population).batches())
                .isNotEqualTo(plan.batches());
        assertThat(new Planner(search, 8).plan(5, population).batches()).isNotEqualTo(plan.batches());
    }

    @Test
    void plan_batchSize_doesNotChangeWhoMatesWithWhom() {
        Search search = search(50, 3);
        Population population = population(search, 3);
        assertThat(parents(new Planner(search, 3).plan(4, population)))
                .isEqualTo(parents(new Planner(search, 50).plan(4, population)));
    }

    private static List<List<Member>> parents(Plan plan) {
        return plan.batches().stream()
                .flatMap(batch -> batch.parents().stream())
                .toList();
    }

    @Test
    void plan_emptyIslands_getInitialChildren() {
        Search search = search(30, 3);
        List<Member> born = Members.generation(0, 12, 1, Members.draws(1));
        Plan plan = new Planner(search, 4).plan(1, Population.empty().accept(search, Members.plan(0), born));
        assertWhole(plan, search, 4);
        for (Plan.Batch batch : plan.batches()) {
            assertThat(batch.operator() == Plan.Batch.INITIAL).isEqualTo(batch.island() > 0);
        }
    }

    @Test
    void plan_parentsLiveOnTheIslandOrInTheArchive() {
        Search search = search(200, 3);
        Population population = population(search, 3);
        for (Plan.Batch batch : new Planner(search, 16).plan(1, population).batches()) {
            Habitat habitat = population.habitats(search).get(batch.island());
            batch.parents().forEach(parents -> assertThat(habitat.members()).containsAll(parents));
        }
    }

    @Test
    void plan_operatorsGetTheirShares() {
        Search search = search(20_000, 2);
        long[] counts = new long[4];
        new Planner(search, 16)
                .plan(1, population(search, 2))
                .batches()
                .forEach(batch -> counts[batch.operator()] += batch.size());
        double[] expected = {20_000 * 3 / 4.5, 20_000 / 4.5, 10_000 / 4.5, 0};
        assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(3));
    }

    @Test
    void of_noRoomInABatch_refused() {
        assertThatThrownBy(() -> new Planner(search(5, 1), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
