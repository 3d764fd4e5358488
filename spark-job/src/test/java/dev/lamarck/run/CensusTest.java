package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Population;
import dev.lamarck.store.StateRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CensusTest {

    private static final Population.Place HERE = new Population.Place(0, "a");
    private static final Population.Place EVERYWHERE = new Population.Place(-1, "b/c");

    private static Population population(Map<Population.Place, byte[]> states) {
        return Population.of(List.of(), states, Map.of());
    }

    @Test
    void states_onlyWhatChanged_isWritten() {
        Population before = population(Map.of(HERE, new byte[] {1}, EVERYWHERE, new byte[] {2}));
        Population after = population(Map.of(HERE, new byte[] {1}, EVERYWHERE, new byte[] {3}));

        assertThat(Census.states(4, before, after)).singleElement().satisfies(row -> {
            assertThat(row.generation()).isEqualTo(4);
            assertThat(row.name()).isEqualTo("survival/-1/b/c");
            assertThat(row.content()).containsExactly(3);
        });
    }

    @Test
    void states_ofStrategies_areWrittenAndRestored() {
        Population before = population(Map.of());
        Population after = Population.of(List.of(), Map.of(), Map.of("choice/ucb", new byte[] {7}));

        List<StateRow> rows = Census.states(4, before, after);

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("search/choice/ucb");
            assertThat(row.content()).containsExactly(7);
        });
        assertThat(Census.memory(Map.of("search/choice/ucb", new byte[] {7}, "survival/0/a", new byte[] {1})))
                .containsOnlyKeys("choice/ucb");
        assertThat(Census.states(5, after, before))
                .singleElement()
                .satisfies(row -> assertThat(row.content()).isEmpty());
    }

    @Test
    void states_whatBecameEmpty_isWrittenAsEmpty() {
        Population before = population(Map.of(HERE, new byte[] {1}));

        assertThat(Census.states(4, before, population(Map.of())))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.name()).isEqualTo("survival/0/a");
                    assertThat(row.content()).isEmpty();
                });
    }

    @Test
    void places_withoutResidents_getTheirStateBack() {
        Population after = population(Map.of(HERE, new byte[] {1}, EVERYWHERE, new byte[] {2}));
        List<StateRow> rows = Census.states(0, population(Map.of()), after);
        Map<Population.Place, byte[]> states = Census.places(Map.of(
                rows.get(0).name(),
                rows.get(0).content(),
                rows.get(1).name(),
                rows.get(1).content(),
                "survival/1/a",
                new byte[0],
                "another",
                new byte[] {4}));

        assertThat(states).containsOnlyKeys(HERE, EVERYWHERE);
        assertThat(states.get(EVERYWHERE)).containsExactly(2);
    }
}
