package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    private static GenomeSettings genome(String genes) {
        return new Binder().bind(Block.ofYaml("genes: [" + genes + "]", "run.yaml"), GenomeSettings.class);
    }

    private static void assertRefused(Map<String, String> wrong, Consumer<String> reader) {
        wrong.forEach((yaml, message) -> assertThatThrownBy(() -> reader.accept(yaml))
                .as(yaml)
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(message));
    }

    @Test
    void search_defaults() {
        SearchSettings settings = Members.settings("{}");
        assertThat(settings.size()).isEqualTo(100);
        assertThat(settings.islands()).isEqualTo(4);
        assertThat(settings.objectives()).containsExactly(new Objective("score", Objective.Direction.MAXIMISE));
        assertThat(settings.features()).containsExactly("complexity", "diversity");
        assertThat(settings.survival().island())
                .extracting(SearchSettings.RuleSettings::label)
                .containsExactly("map-elites", "elites");
        assertThat(settings.survival().run())
                .extracting(SearchSettings.RuleSettings::label)
                .containsExactly("archive");
        assertThat(settings.parents()).isEqualTo(Plugin.of("explore-exploit"));
        assertThat(settings.migration()).isEqualTo(Plugin.of("ring"));
        assertThat(settings.initial()).isEqualTo(Plugin.of("random"));
        assertThat(settings.operators())
                .extracting(SearchSettings.OperatorSettings::label)
                .containsExactly("gaussian", "uniform-crossover");
        assertThat(settings.operators())
                .extracting(SearchSettings.OperatorSettings::weight)
                .containsExactly(0.7, 0.3);
        assertThat(settings.repair()).isEmpty();
        assertThat(Search.of(settings, Members.SPACE, 1).settings()).isSameAs(settings);
    }

    @Test
    void search_everyKey() {
        SearchSettings settings = Members.settings(
                "size: 7",
                "islands: 2",
                "objectives: [{metric: loss, direction: minimise}, {metric: size}]",
                "features: [score]",
                "survival: {island: [{type: elites, role: top, config: {size: 3}}], run: []}",
                "parents: {type: explore-exploit, config: {exploration: 1, exploitation: 0}}",
                "migration: {type: none}",
                "initial: {class: x.Y}",
                "operators: [{class: x.Z, type: mine, weight: 2, name: own}]",
                "repair: {class: x.R}");
        assertThat(settings.size()).isEqualTo(7);
        assertThat(settings.islands()).isEqualTo(2);
        assertThat(settings.objectives().get(0)).isEqualTo(new Objective("loss", Objective.Direction.MINIMISE));
        assertThat(settings.features()).containsExactly("score");
        assertThat(settings.survival().island().get(0).role()).contains("top");
        assertThat(settings.survival().island().get(0).config().value("size")).isPresent();
        assertThat(settings.survival().run()).isEmpty();
        assertThat(settings.parents().config().value("exploration")).isPresent();
        assertThat(settings.migration().name()).isEqualTo("none");
        assertThat(settings.initial().label()).isEqualTo("Y");
        assertThat(settings.operators().get(0).label()).isEqualTo("own");
        assertThat(settings.operators().get(0).plugin().name()).isEqualTo("x.Z");
        assertThat(settings.operators().get(0).weight()).isEqualTo(2);
        assertThat(settings.repair().map(Plugin::name)).contains("x.R");
    }

    @Test
    void search_wrong_refused() {
        assertRefused(
                Map.ofEntries(
                        Map.entry("size: 0", "'size'"),
                        Map.entry("islands: 0", "'islands'"),
                        Map.entry("objectives: []", "objectives"),
                        Map.entry("operators: []", "operators"),
                        Map.entry("survival: {island: []}", "survival.island"),
                        Map.entry("features: [a, a]", "'search.features' names 'a' twice"),
                        Map.entry("objectives: [{}, {direction: minimise}]", "'search.objectives' names 'score' twice"),
                        Map.entry("operators: [{type: gaussian}, {type: gaussian}]", "names 'gaussian' twice"),
                        Map.entry(
                                "survival: {run: [{type: archive}, {type: elites, role: archive}]}",
                                "'search.survival.run' names 'archive' twice"),
                        Map.entry(
                                "survival: {run: [{type: archive, role: best}]}",
                                "Two survival rules have the role 'best'"),
                        Map.entry("survival: {run: [{config: {}}]}", "Give 'type' (a built-in name) or 'class'"),
                        Map.entry(
                                "survival: {island: [{type: map-elites, config: {dimensions: [{feature: x}]}}]}",
                                "uses the feature 'x'"),
                        Map.entry("parents: {type: nobody}", "There is no parent selection 'nobody'"),
                        Map.entry("migration: {type: rung}", "Did you mean 'ring'?"),
                        Map.entry("initial: {type: randm}", "Did you mean 'random'?"),
                        Map.entry("repair: {class: no.Such}", "There is no repair 'no.Such'"),
                        Map.entry("operators: [{type: gaussian, weight: 0}]", "add up to 0"),
                        Map.entry("sizes: 3", "Did you mean 'size'?")),
                yaml -> Members.search(yaml));
    }

    @Test
    void genome_eachKind() {
        GenomeSettings settings =
                genome("{name: x, min: -1, max: 2.5}, {name: n, type: integer, min: 0, max: 9, count: 2},"
                        + " {name: c, type: categorical, values: [a, b]}");
        assertThat(settings.type()).isEqualTo(GenomeSettings.Kind.VECTOR);
        assertThat(((VectorSpace) settings.space()).genes())
                .containsExactly(
                        new Gene.Real("x", -1, 2.5),
                        new Gene.Int("n-0", 0, 9),
                        new Gene.Int("n-1", 0, 9),
                        new Gene.Choice("c", List.of("a", "b")));
        GenomeSettings three = genome("{name: x, min: 0, max: 1, count: 2}, {name: x-2, min: 0, max: 1}");
        assertThat(((VectorSpace) three.space()).size()).isEqualTo(3);
    }

    @Test
    void genome_wrong_refusedBeforeAnythingRuns() {
        String number = "is a number: give it 'min' and 'max', not 'values'";
        String choice = "is categorical: give it 'values', not 'min' and 'max'";
        assertRefused(
                Map.ofEntries(
                        Map.entry("", "genes"),
                        Map.entry("{min: 0, max: 1}", "name"),
                        Map.entry("{name: '', min: 0, max: 1}", "name"),
                        Map.entry("{name: x, min: 0}", number),
                        Map.entry("{name: x, min: 0, max: 1, values: [a]}", number),
                        Map.entry("{name: x, type: categorical}", choice),
                        Map.entry("{name: x, type: categorical, values: [a, b], max: 1}", choice),
                        Map.entry("{name: x, type: complex}", "one of real, integer, categorical"),
                        Map.entry("{name: x, min: 0, max: 1, count: 0}", "count"),
                        Map.entry("{name: x, min: 1, max: 0}", "Gene 'x' needs finite bounds, min below max"),
                        Map.entry("{name: x, type: integer, min: 0.5, max: 2}", "Gene 'x' needs whole numbers"),
                        Map.entry("{name: x, type: categorical, values: [a]}", "Gene 'x' needs at least two values"),
                        Map.entry("{name: x, min: 0, max: 1}, {name: x, min: 0, max: 2}", "Two genes are called 'x'"),
                        Map.entry(
                                "{name: x, min: 0, max: 1, count: 2}, {name: x, min: 0, max: 2, count: 3}",
                                "Two genes are called 'x-0'"),
                        Map.entry(
                                "{name: x-1, min: 0, max: 1}, {name: x, min: 0, max: 2, count: 2}",
                                "Two genes are called 'x-1'")),
                SettingsTest::genome);
    }

    @Test
    void objective_fitness_leadsBackAndOrders() {
        Objective loss = new Objective("loss", Objective.Direction.MINIMISE);
        assertThat(loss.fitness(1)).isGreaterThan(loss.fitness(2));
        assertThat(loss.fitness(loss.fitness(3.25))).isEqualTo(3.25);
        assertThat(loss.fitness(0)).isEqualTo(0.0);
        assertThat(new Objective("x", Objective.Direction.MAXIMISE).fitness(-4)).isEqualTo(-4);
    }

    @Test
    void plugin_nameAndLabel() {
        Plugin both = new Plugin(Optional.of("mine"), Optional.of("org.me.Own"), Block.empty());
        assertThat(both.name()).isEqualTo("org.me.Own");
        assertThat(both.label()).isEqualTo("mine");
        assertThat(new Plugin(Optional.empty(), Optional.of("org.me.Own"), Block.empty()).label())
                .isEqualTo("Own");
        assertThatThrownBy(() -> new Plugin(Optional.empty(), Optional.empty(), Block.empty()))
                .isInstanceOf(ConfException.class);
    }
}
