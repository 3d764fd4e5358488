package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PresetsTest {

    private static final List<Map<String, Object>> ON_TREES = List.of(
            Map.of("type", "semantic", "weight", 0.4),
            Map.of("type", "random", "weight", 0.4),
            Map.of("type", "graft", "weight", 0.1),
            Map.of("type", "merge", "weight", 0.05),
            Map.of("type", "revert", "weight", 0.05));

    private final List<String> said = new ArrayList<>();

    private Block under(String yaml) {
        return Presets.under(Block.ofYaml(yaml, "run.yaml"), said::add);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: program, program: {files: [src/a.py]}}",
                "{type: Program, program: {files: [notes.txt, a.rs]}}",
                "{type: program, program: {language: python, files: [noname]}}",
                "{type: program, program: {sources: [{path: a.go, text: x}]}}"
            })
    void under_programWithAGrammar_variesItsTree(String genome) {
        Block block = under("{genome: " + genome + "}");

        assertThat(block.value("search.operators")).contains(ON_TREES);
        assertThat(block.origin("search.operators")).contains("the default for programs");
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', xyz", "'language: elvish, ', elvish"})
    void under_programWithoutAGrammar_variesItsTextAndSaysSo(String language, String name) {
        Block block = under("{genome: {type: program, program: {%sfiles: [a.xyz]}}}".formatted(language));

        assertThat(block.value("search.operators")).contains(List.of(Map.of("type", "text")));
        assertThat(said).containsExactly("No grammar for '%s': only text-level operators are offered.".formatted(name));
    }

    @Test
    void under_operatorsThatAreGiven_stay() {
        Block block = under("{genome: {type: program, program: {files: [a.xyz]}}, search: {operators: [mine]}}");

        assertThat(block.value("search.operators")).contains(List.of("mine"));
        assertThat(said).isEmpty();
    }

    @Test
    void under_vectors_areLeftAlone() {
        Block block = Block.ofYaml("{genome: {genes: [{name: x, min: 0, max: 1}]}, search: {size: 3}}", "run.yaml");

        assertThat(Presets.under(block, said::add)).isSameAs(block);
    }

    @Test
    void under_twice_changesNothingMore() {
        Block once = under("{genome: {type: program, program: {files: [a.py]}}, search: {adaptive: ucb}}");

        assertThat(Presets.under(once, said::add)).isSameAs(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{adaptive: ucb} | {choice: {type: ucb}}",
                "{adaptive: probability_matching} | {choice: {type: probability-matching}}",
                "{adaptive: {type: ucb, config: {decay: 0.5}}} | {choice: {type: ucb, config: {decay: 0.5}}}",
                "{adaptive: ucb, choice: ucb} | {choice: {type: ucb}}",
                "{adaptive: ucb, choice: {type: ucb}, size: 3} | {choice: {type: ucb}, size: 3}"
            })
    void adaptive_isAnotherWordForChoice(String written, String meant) {
        Block block = under("search: " + written);

        assertThat(block).isEqualTo(Block.ofYaml("search: " + meant, "run.yaml"));
        assertThat(block.origin("search.choice.type")).contains("run.yaml:1");
    }

    @Test
    void adaptive_besideAnotherChoice_isRefused() {
        assertThatThrownBy(() -> under("search: {adaptive: ucb, choice: thompson}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'search.adaptive' is {\"type\":\"ucb\"}")
                .hasMessageContaining("'search.choice' is {\"type\":\"thompson\"}")
                .hasMessageContaining("Keep one");
    }

    @Test
    void adaptive_inAStepOfTheSchedule_isTheSame() {
        Block block = Block.ofYaml("""
                genome: {genes: [{name: x, min: 0, max: 1}]}
                evaluator: {class: x.Y}
                schedule: [{from: 5, set: {search: {adaptive: ucb}}}]
                """, "run.yaml");
        Block later = RunSettings.schedule(block, RunSettings.of(block)).at(5);

        assertThat(RunSettings.of(later).search().choice().label()).isEqualTo("ucb");
    }
}
