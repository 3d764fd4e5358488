package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Population;
import dev.lamarck.evolve.Search;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule under its name, in a population with islands that visit each other. */
final class SurvivalRulesTest {

    private static final int ISLANDS = 3;

    private static Search search(String rule) {
        return Members.search(
                "features: [a, b]",
                "islands: " + ISLANDS,
                "objectives: [{metric: x}, {metric: y}, {metric: z}]",
                "migration: {type: ring, config: {interval: 2, rate: 0.3}}",
                "survival: {island: [" + rule + "], run: [" + rule + "]}");
    }

    private static List<Member> born(int generation) {
        Philox draws = Members.draws(generation);
        List<Member> plain = Members.generation(generation, 36, ISLANDS, draws);
        List<Member> scored = Objectives.generation(generation, 36, 3, draws);
        List<Member> born = new ArrayList<>();
        for (int slot = 0; slot < plain.size(); slot++) {
            Member member = plain.get(slot);
            born.add(new Member(
                    member.id(),
                    member.hash(),
                    member.birth(),
                    scored.get(slot).fitness(),
                    draws.nextInt(4) == 0 ? 1 : 0,
                    member.features(),
                    member.profile()));
        }
        return born;
    }

    private static Population restored(Population population, int shuffle) {
        List<Population.Entry> entries = new ArrayList<>(population.entries());
        Collections.shuffle(entries, new Random(shuffle));
        return Population.of(entries, population.states(), population.memory());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: map-elites, config: {bins: 4}}",
                "{type: elites, config: {size: 5}}",
                "{type: generational, config: {size: 5}}",
                "{type: replace-parent, config: {size: 5}}",
                "{type: nsga2, config: {size: 5}}",
                "{type: nsga3, config: {size: 5, divisions: 3}}",
                "{type: pareto, config: {size: 3}}",
                "{type: pareto, config: {size: 3, pruning: hypervolume}}",
                "{type: instances, config: {cases: [a, b]}}",
                "{type: cvt-map-elites, config: {cells: 9, samples: 90, dimensions: [{feature: a, min: -1, max: 1}]}}",
                "{type: novelty, config: {k: 2, size: 6}}"
            })
    void accept_restoredAfterEveryGeneration_sameAsWithoutABreak(String rule) {
        Search search = search(rule);
        Population through = Population.empty();
        Population broken = Population.empty();
        for (int generation = 0; generation < 6; generation++) {
            through = through.accept(search, Members.plan(generation), born(generation));
            broken = restored(broken, generation).accept(search, Members.plan(generation), born(generation));
            assertThat(broken.entries()).isEqualTo(through.entries());
            assertThat(broken.states()).usingRecursiveComparison().isEqualTo(through.states());
            assertThat(through.habitats(search))
                    .allSatisfy(habitat -> assertThat(habitat.members()).isNotEmpty());
        }
    }
}
