package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RulebookTest {

    private static final String SEARCH =
            "{size: 24, islands: 2, survival: {island: [{type: %s, role: pool, config: {size: 12}}], run: []}}";

    private static List<Member> living(Life life) {
        return life.habitats().stream()
                .flatMap(habitat -> habitat.members().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"elites", "nsga2", "replace-parent", "pareto"})
    void change_ofTheRule_takesWhoeverLives(String before) {
        for (String after : List.of("elites", "nsga2", "replace-parent")) {
            String change = "{survival: {island: [{type: %s, role: %s, config: {size: 12}}]}}";
            for (String role : List.of("pool", "another")) {
                Life life = Life.of(SEARCH.formatted(before), change.formatted(after, role))
                        .until(5);
                List<Member> elders = living(life);
                Plan plan = life.until(6).plan(5);
                assertThat(plan.batches()).as(after).allMatch(batch -> batch.operator() != Plan.Batch.INITIAL);
                assertThat(living(life).stream().filter(elders::contains))
                        .as(before + " then " + after)
                        .isNotEmpty();
                assertThat(life.population().entries())
                        .filteredOn(entry -> entry.place().island() >= 0)
                        .allMatch(entry -> entry.place().role().equals(role));
            }
        }
    }

    @Test
    void change_ofTheSize_holds() {
        String change = "{survival: {island: [{type: replace-parent, role: pool, config: {size: 4}}]}}";
        Life life = Life.of(SEARCH.formatted("replace-parent"), change);
        assertThat(life.until(5).habitats())
                .allMatch(habitat -> habitat.members().size() == 12);
        assertThat(life.until(6).habitats())
                .allMatch(habitat -> habitat.members().size() == 4);
    }

    @Test
    void read_ofBytes_isTheSame() {
        Rulebook book = Rulebook.of(Members.search("features: [a, b]"));
        assertThat(Rulebook.read(book.bytes())).isEqualTo(book);
        assertThat(Rulebook.read(new byte[0]).lines()).isEmpty();
    }

    @Test
    void search_ruleWithAReservedRole_refused() {
        assertThatThrownBy(() -> Members.search("survival: {island: [{type: elites, role: kept}]}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("kept");
    }

    @Test
    void search_gridWithAFeatureTwice_refused() {
        assertThatThrownBy(() -> Members.search("survival: {island: [{type: map-elites, config: {dimensions:"
                        + " [{feature: diversity}, {feature: diversity}]}}]}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'diversity' twice");
    }

    @Test
    void search_gridOfTooManyCells_refused() {
        assertThatThrownBy(() -> Members.search("features: [case-0..19]"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("20 dimensions")
                .hasMessageContaining("cvt-map-elites");
    }
}
