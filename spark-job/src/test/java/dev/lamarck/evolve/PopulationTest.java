package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PopulationTest {

    private static final Search SEARCH = search(3, "{type: ring, config: {interval: 2, rate: 0.3}}");

    private static Search search(int islands, String migration) {
        return Members.search(
                "features: [a, b]",
                "islands: " + islands,
                "migration: " + migration,
                "survival: {island: [{type: map-elites, config: {bins: 4}}, {type: elites, config: {size: 4}}],"
                        + " run: [{type: archive, config: {size: 9}}]}");
    }

    private static Population grown(Search search, int generations) {
        Population population = Population.empty();
        for (int generation = 0; generation < generations; generation++) {
            population = population.accept(
                    search,
                    Members.plan(generation),
                    Members.generation(generation, 24, search.settings().islands(), Members.draws(generation)));
        }
        return population;
    }

    private static void assertSame(Population actual, Population expected) {
        assertThat(actual.entries()).isEqualTo(expected.entries());
        assertThat(actual.best()).isEqualTo(expected.best());
        assertThat(actual.states().keySet()).isEqualTo(expected.states().keySet());
        actual.states()
                .forEach((place, state) ->
                        assertThat(state).isEqualTo(expected.states().get(place)));
    }

    private static List<Member> on(Population population, Search search, int island) {
        return population.habitats(search).get(island).members();
    }

    @Test
    void accept_isAFunctionThatLeavesThePopulation() {
        Population before = grown(SEARCH, 3);
        Population copy = grown(SEARCH, 3);
        List<Member> born = Members.generation(3, 24, 3, Members.draws(9));
        Population once = before.accept(SEARCH, Members.plan(3), born);
        assertSame(before, copy);
        assertSame(before.accept(SEARCH, Members.plan(3), born), once);
    }

    @Test
    void of_entriesAndStates_isTheSamePopulationFromThenOn() {
        for (int generations = 0; generations < 6; generations++) {
            Population population = grown(SEARCH, generations);
            Population restored = Population.of(population.entries(), population.states(), population.memory());
            assertSame(restored, population);
            List<Member> born = Members.generation(generations, 24, 3, Members.draws(50 + generations));
            assertSame(
                    restored.accept(SEARCH, Members.plan(generations), born),
                    population.accept(SEARCH, Members.plan(generations), born));
        }
    }

    @Test
    void of_entriesInAnyOrder_isTheSamePopulationFromThenOn() {
        Population population = grown(SEARCH, 5);
        List<Population.Entry> shuffled = new ArrayList<>(population.entries());
        Collections.shuffle(shuffled, new Random(3));
        Population restored = Population.of(shuffled, population.states(), population.memory());
        assertThat(restored.entries()).containsExactlyInAnyOrderElementsOf(population.entries());
        assertThat(restored.habitats(SEARCH)).isEqualTo(population.habitats(SEARCH));
        List<Member> born = Members.generation(5, 24, 3, Members.draws(60));
        assertSame(restored.accept(SEARCH, Members.plan(5), born), population.accept(SEARCH, Members.plan(5), born));
    }

    @Test
    void accept_equalGenomes_theLowestSlotCounts() {
        Vector genome = Vector.of(0.5);
        Member third = Members.of(new Birth(0, 3, 0), genome, 1, 0, 0);
        Member fifth = Members.of(new Birth(0, 5, 1), genome, 9, 0, 0);
        Population population =
                Population.empty().accept(search(2, "{type: none}"), Members.plan(0), List.of(third, fifth));
        assertThat(population.members()).containsExactly(third);
        assertThat(population.best()).contains(third);
    }

    @Test
    void accept_everybodyLivesOnTheIslandOfBirth() {
        Search search = search(3, "{type: none}");
        Population population = grown(search, 4);
        for (Habitat habitat : population.habitats(search)) {
            assertThat(habitat.members())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Member.FITTEST_FIRST);
            assertThat(habitat.members()).allMatch(member -> member.birth().island() == habitat.island());
        }
    }

    @Test
    void best_keepsTheFirstOfEquals() {
        Search search = search(1, "{type: none}");
        Population population = Population.empty();
        assertThat(population.best()).isEmpty();
        population = population.accept(search, Members.plan(0), Members.scored(-5, -3, -3));
        Member first = population.best().orElseThrow();
        assertThat(first.birth().slot()).isEqualTo(1);
        population = population.accept(search, Members.plan(1), List.of(Members.of(new Birth(1, 0, 0), -3, 0, 0)));
        assertThat(population.best()).contains(first);
        population = population.accept(search, Members.plan(2), List.of());
        assertThat(population.best()).contains(first);
    }

    @Test
    void accept_nobodyBorn_changesNothing() {
        Population population = grown(search(3, "{type: none}"), 4);
        assertSame(population.accept(search(3, "{type: none}"), Members.plan(4), List.of()), population);
    }

    @Test
    void accept_migration_sendsTheFittestAndKeepsThemAtHome() {
        Search search = search(2, "{type: ring, config: {interval: 1, rate: 0.01}}");
        List<Member> born = Members.generation(1, 20, 2, Members.draws(1));
        Population population = Population.empty().accept(search, Members.plan(1), born);
        Member fittest =
                born.stream().max(Comparator.comparingDouble(Member::score)).orElseThrow();
        assertThat(on(population, search, 0)).contains(fittest);
        assertThat(on(population, search, 1)).contains(fittest);
        assertThat(population.members()).doesNotHaveDuplicates();
    }

    @Test
    void accept_migration_ofAGenomeThatIsKnownThere_isRefused() {
        Search search = search(2, "{type: ring, config: {interval: 2, rate: 1}}");
        Vector genome = Vector.of(0.5);
        Member here = Members.of(new Birth(0, 0, 0), genome, 1, 0, 0);
        Member twin = Members.of(new Birth(1, 0, 1), genome, 1, 0, 0);
        Population population = Population.empty()
                .accept(search, Members.plan(0), List.of(here))
                .accept(search, Members.plan(1), List.of(twin))
                .accept(search, Members.plan(2), List.of());
        assertThat(on(population, search, 0)).containsExactly(here);
        assertThat(on(population, search, 1)).containsExactly(twin);
    }

    @Test
    void entries_haveRanksWithoutGapsAndNoPlaceTwice() {
        List<Population.Entry> entries = grown(SEARCH, 5).entries();
        Map<Population.Place, Integer> next = new HashMap<>();
        for (Population.Entry entry : entries) {
            assertThat(entry.rank()).isEqualTo(next.merge(entry.place(), 1, Integer::sum) - 1);
        }
        assertThat(entries.get(0).place()).isEqualTo(new Population.Place(-1, "best"));
        assertThat(next.keySet()).extracting(Population.Place::role).contains("map-elites", "elites", "archive");
    }

    @Test
    void members_oldestFirstEachOnce() {
        List<Member> members = grown(SEARCH, 5).members();
        assertThat(members)
                .isSortedAccordingTo(Comparator.comparing(Member::birth))
                .doesNotHaveDuplicates();
    }

    @Test
    void figures_asBruteForceOverAllPairs() {
        Population population = grown(SEARCH, 5);
        List<Member> members = population.members();
        double sum = 0;
        for (int i = 0; i < members.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (int c = 0; c < 2; c++) {
                    sum += Math.pow(members.get(i).profile()[c] - members.get(j).profile()[c], 2) / 2;
                }
            }
        }
        Figures figures = Figures.of(population);
        double pairs = members.size() * (members.size() - 1) / 2.0;
        assertThat(figures.diversity()).isCloseTo(Math.sqrt(sum / pairs), within(1e-12));
        assertThat(figures.population()).isEqualTo(members.size());
        assertThat((long) figures.cells())
                .isEqualTo(population.entries().stream()
                        .filter(e -> e.place().role().equals("map-elites"))
                        .count());
        assertThat(Figures.of(Population.empty())).isEqualTo(new Figures(0, 0, 0));
        assertThat(Figures.of(Population.empty().accept(SEARCH, Members.plan(0), Members.scored(1)))
                        .diversity())
                .isZero();
    }
}
