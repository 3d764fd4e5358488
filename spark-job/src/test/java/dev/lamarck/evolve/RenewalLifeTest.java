package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Islands that begin anew, in a search that goes on. */
final class RenewalLifeTest {

    private static final String SEARCH = """
            {size: 26, islands: 2, operators: [{type: gaussian, config: {sigma: 0.5, rate: 1}}, {type: uniform-crossover}], migration: %s,
             survival: {island: [{type: elites, config: {size: 5}}]},
             choice: {type: ucb}, parents: {type: weighted},
             renewal: %s}
            """;
    private static final String STAGNATION =
            "{type: stagnation, config: {generations: 2, action: %s, max-islands: 5, founders: %s, founder-count: 2}}";

    private static String search(String migration, String action, String founders) {
        return SEARCH.formatted(migration(migration), STAGNATION.formatted(action, founders));
    }

    private static String migration(String name) {
        return name.equals("none") ? "{type: none}" : "{type: " + name + ", config: {interval: 3}}";
    }

    private static int children(Plan plan, int island) {
        return plan.batches().stream()
                .filter(batch -> batch.island() == island)
                .mapToInt(Plan.Batch::size)
                .sum();
    }

    @Test
    void spawn_islandsGrowAndSharesFollow() {
        Life life = Life.of(search("none", "spawn", "best"));
        int islands = 2;
        for (int generation = 0; generation < 40; generation++) {
            life.until(generation + 1);
            Plan plan = life.plan(generation);
            assertThat(plan.size()).isEqualTo(26);
            for (int island = 0; island < islands; island++) {
                assertThat(children(plan, island)).isEqualTo(26 / islands + (island < 26 % islands ? 1 : 0));
            }
            int now = life.habitats().size();
            assertThat(now).isBetween(islands, 5);
            for (int island = islands; island < now; island++) {
                assertThat(life.habitats().get(island).members()).hasSize(2);
            }
            islands = now;
        }
        assertThat(islands).isEqualTo(5);
    }

    @Test
    void reset_nobodyFounds_theNextGenerationIsInitial() {
        Life life = Life.of(search("none", "reset", "none"));
        Set<Integer> reset = new HashSet<>();
        for (int generation = 1; generation < 40; generation++) {
            life.until(generation);
            List<Habitat> habitats = life.habitats();
            life.until(generation + 1);
            for (Plan.Batch batch : life.plan(generation).batches()) {
                boolean empty = habitats.get(batch.island()).members().isEmpty();
                assertThat(batch.operator() == Plan.Batch.INITIAL).isEqualTo(empty);
                if (empty) {
                    reset.add(generation);
                }
            }
        }
        assertThat(reset).hasSizeGreaterThan(3);
    }

    @Test
    void reset_theBestLivesOn() {
        Life life = Life.of(search("ring", "reset", "none"));
        for (int generation = 1; generation < 40; generation++) {
            Member best = life.until(generation).population().best().orElseThrow();
            assertThat(life.habitats()).anyMatch(habitat -> habitat.members().contains(best));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset none", "spawn best", "both archive", "both none"})
    void renewal_resumedAfterEachGeneration_isTheSame(String how) {
        String[] words = how.split(" ");
        for (String migration : List.of("random", "star", "fully-connected")) {
            String search = search(migration, words[0], words[1]);
            Life straight = Life.of(search).until(25);
            Life resumed = Life.of(search);
            for (int generation = 1; generation <= 25; generation++) {
                resumed.until(generation).resumed();
            }
            assertThat(resumed.born()).isEqualTo(straight.born());
            assertThat(resumed.population().entries())
                    .isEqualTo(straight.population().entries());
            assertThat(resumed.population().memory().keySet())
                    .isEqualTo(straight.population().memory().keySet());
            resumed.population()
                    .memory()
                    .forEach((name, state) ->
                            assertThat(state).isEqualTo(straight.population().memory(name)));
        }
    }

    @Test
    void branch_goesOnWithTheIslandsThatThereAre() {
        Life parent = Life.of(search("none", "spawn", "best")).until(30);
        int islands = parent.habitats().size();
        assertThat(islands).isGreaterThan(2);
        Life same = parent.branched(search("none", "spawn", "best")).until(36);
        Life other = parent.branched(SEARCH.formatted("{type: star}", "{type: none}"))
                .until(36);
        parent.until(36);
        assertThat(same.born()).isEqualTo(parent.born());
        assertThat(other.habitats()).hasSize(islands);
        assertThat(other.population().memory()).doesNotContainKey("renewal/stagnation");
    }

    @Test
    void memory_doesNotGrowWithHistory() {
        Life life = Life.of(search("random", "both", "archive"));
        for (int generation = 10; generation <= 90; generation += 10) {
            Population population = life.until(generation).population();
            int bytes = population.memory().values().stream()
                    .mapToInt(state -> state.length)
                    .sum();
            assertThat(bytes).isLessThan(20 * population.members().size() + 200);
        }
    }
}
