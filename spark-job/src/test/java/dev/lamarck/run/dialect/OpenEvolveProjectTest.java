package dev.lamarck.run.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Layers;
import dev.lamarck.evaluate.dialect.Distribution;
import dev.lamarck.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration of OpenEvolve as settings of a run. */
final class OpenEvolveProjectTest {

    private final List<String> warnings = new ArrayList<>();

    private Block translated(String yaml) {
        return new OpenEvolveProject()
                .translate(Block.ofYaml(yaml, "config.yaml"), warnings::add)
                .orElseThrow();
    }

    @Test
    void translate_ofAlmostNothing_hasOpenEvolvesDefaults() {
        Block block = translated("max_iterations: 1000");

        assertThat(block).isEqualTo(Block.ofYaml("""
                stop: {evaluations: 1005, generations: 1000}
                genome: {type: program}
                search:
                  size: 20
                  islands: 5
                  objectives: [{metric: combined_score}]
                  features: [complexity, diversity]
                  survival:
                    island: [{type: map-elites, config: {bins: 10}}, {type: elites, config: {size: 200}}]
                    run: [{type: archive, config: {size: 100}}]
                  parents: {type: explore-exploit, config: {exploration: 0.2, exploitation: 0.7}}
                  migration: {type: ring, config: {interval: 13, rate: 0.1}}
                evaluator: {type: python, config: {max-retries: 3}}
                """, "expected"));
        assertThat(block.origin("search.islands")).contains("OpenEvolve's default");
        assertThat(block.origin("stop.evaluations")).contains("config.yaml:1");
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_iterations: 30 | stop.evaluations | 35",
                "max_iterations: 6 | search.size | 6",
                "random_seed: 7 | run.seed | 7",
                "database: {random_seed: 8} | run.seed | 8",
                "{database: {}, language: Rust, max_iterations: 1} | genome.program.language | rust",
                "{max_iterations: 1, language: py} | genome.program.language | python",
                "{max_iterations: 1, language: Elvish} | genome.program.language | elvish",
                "{max_iterations: 1, file_suffix: .rs} | genome.program.language | rust",
                "{early_stopping_patience: 50} | stop.patience | 3",
                "{early_stopping_patience: 1, max_iterations: 9} | stop.patience | 1",
                "{early_stopping_patience: -1, convergence_threshold: 2.5} | stop.target-score | 2.5",
                "database: {num_islands: 1} | search.size | 8",
                "database: {num_islands: 10} | search.size | 40",
                "database: {num_islands: 3} | search.islands | 3",
                "database: {num_islands: 3, population_size: 10} | search.survival.island[1].config.size | 4",
                "database: {archive_size: 7} | search.survival.run[0].config.size | 7",
                "database: {exploration_ratio: 0.4} | search.parents.config.exploration | 0.4",
                "database: {exploitation_ratio: 0.5} | search.parents.config.exploitation | 0.5",
                "database: {migration_interval: 8, num_islands: 5} | search.migration.config.interval | 2",
                "database: {migration_interval: 1} | search.migration.config.interval | 1",
                "database: {migration_rate: 0.25} | search.migration.config.rate | 0.25",
                "database: {feature_bins: 12} | search.survival.island[0].config.bins | 12",
                "database: {feature_bins: 5, archive_size: 1000} | search.survival.island[0].config.bins | 32",
                "database: {feature_dimensions: [depth]} | search.features[0] | depth",
                "database: {feature_dimensions: [depth]} | evaluator.config.feature-dimensions[0] | depth",
                "evaluator: {timeout: 20} | evaluator.config.limits.timeout | 20s",
                "evaluator: {max_retries: 0} | evaluator.config.max-retries | 0",
                "evaluator: {cascade_evaluation: false} | evaluator.config.cascade.enabled | false",
                "{database: {}, evolution: {mutation_rate: 0.9}} | search.knobs.mutation-rate | 0.9",
                "evolution: {selection_pressure: 0.3} | search.knobs.selection-pressure | 0.3",
                "database: {elitism_rate: 0.2} | search.knobs.elitism-rate | 0.2",
                "database: {diversity_threshold: 0.8} | search.knobs.diversity-threshold | 0.8",
                "adaptive: ucb | search.choice.type | ucb",
                "evolution: {adaptive: probability_matching} | search.choice.type | probability-matching"
            })
    void translate_eachKey(String yaml, String path, String value) {
        assertThat(translated(yaml).text(path)).as(yaml).contains(value);
        assertThat(warnings).isEmpty();
    }

    @Test
    void translate_binsByDimension_areDimensionsOfTheGrid() {
        Block block = translated("database: {feature_dimensions: [a, b.c], feature_bins: {a: 3}, embedding_model: m}");

        assertThat(block.value("search.survival.island[0].config.dimensions"))
                .contains(List.of(Map.of("feature", "a", "bins", 3L), Map.of("feature", "b.c", "bins", 10L)));
        assertThat(block.value("search.knobs.diversity-threshold").map(d -> Math.rint(100 * (double) d)))
                .contains(1.0);
    }

    @Test
    void translate_sharesThatAddUpToMore_leaveWhatIsLeft() {
        Block block = translated("database: {exploration_ratio: 0.5, exploitation_ratio: 0.7}");

        assertThat(block.text("search.parents.config.exploitation")).contains("0.5");
    }

    @Test
    void translate_operatorsOfTheFoundingDocument() {
        Block block = translated("""
                max_iterations: 5
                evolution:
                  mutation_operators:
                    - type: semantic
                      class: SemanticMutationOperator
                      weight: 0.4
                      config: {semantic_model: code_bert, mutation_strength: 0.7}
                    - {type: shake, class: 'my.module.RandomMutationOperator', weight: 0.3}
                    - {type: text, class: TextOperator}
                    - {class: com.example.Own, weight: 0.1}
                """);

        assertThat(block.at("search").value("operators"))
                .contains(List.of(
                        Map.of(
                                "type",
                                "semantic",
                                "weight",
                                0.4,
                                "config",
                                Map.of("semantic_model", "code_bert", "mutation_strength", 0.7)),
                        Map.of("type", "random", "name", "shake", "weight", 0.3),
                        Map.of("type", "text"),
                        Map.of("class", "com.example.Own", "weight", 0.1)));
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("config.yaml:3: the class 'TextOperator' of the operator 'text' is none of Java's");
    }

    @Test
    void translate_foundingKeysInOurOwnFile_bringNoneOfOpenEvolvesDefaults() {
        Block block = translated("""
                search: {size: 7}
                genome: {type: program}
                mutation_operators: [{type: random}]
                adaptive: ucb
                evolution: {mutation_rate: 0.5, mutation_rat: 0.7}
                """);

        assertThat(block).isEqualTo(Block.ofYaml("""
                genome: {type: program}
                search:
                  size: 7
                  operators: [{type: random}]
                  choice: {type: ucb}
                  knobs: {mutation-rate: 0.5}
                """, "expected"));
        assertThat(warnings)
                .containsExactly("config.yaml:5: 'evolution.mutation_rat' has no effect: no such setting is known;"
                        + " did you mean 'mutation_rate'?");
    }

    private static final String MUCH_WITHOUT_EFFECT = """
            max_iterations: 5
            checkpoint_interval: 10
            log_level: INFO
            log_dir: logs
            diff_based_evolution: true
            diff_pattern: x
            max_code_length: 3
            max_tasks_per_child: 2
            convergence_threshold: 0.1
            early_stopping_metric: speed
            llm: {api_key: '${NO_SUCH_KEY}', models: [{name: m}]}
            prompt: {system_message: hello}
            evolution_trace: {enabled: true}
            max_iteratons: 3
            split: train
            random_seed: 3
            database: {in_memory: true, elite_selection_ratio: 0.1, similarity_threshold: 0.9, num_island: 2, random_seed: 4}
            evaluator: {parallel_evaluations: 4, cpu_limit: 1, distributed: false, use_llm_feedback: true}
            """;

    @Test
    void translate_whatHasNoEffect_isToldOnceForEachReason() {
        Block block = translated(MUCH_WITHOUT_EFFECT);

        assertThat(block.text("run.seed")).contains("3");
        assertThat(warnings)
                .anyMatch(told -> told.startsWith("config.yaml:11: 'llm' is unused until language models are there"))
                .anyMatch(told -> told.startsWith("config.yaml:12: 'prompt' is unused"))
                .contains(
                        "config.yaml:8: 'max_tasks_per_child' has no effect: each evaluation has processes of its own.")
                .contains(
                        "config.yaml:4: 'log_dir', 'log_level' have no effect: conf/spark/log4j2.properties says what is"
                                + " logged, and how.")
                .contains("config.yaml:14: 'max_iteratons' has no effect: no such setting is known; did you mean"
                        + " 'max_iterations'?")
                .contains("config.yaml:15: 'split' has no effect: no such setting is known.")
                .contains("config.yaml:17: 'database.num_island' has no effect: no such setting is known; did you mean"
                        + " 'num_islands'?");
        String all = String.join("\n", warnings);
        for (String key : List.of(
                "checkpoint_interval",
                "diff_based_evolution",
                "diff_pattern",
                "max_code_length",
                "convergence_threshold",
                "early_stopping_metric",
                "evolution_trace",
                "database.in_memory",
                "database.elite_selection_ratio",
                "database.similarity_threshold",
                "database.random_seed",
                "evaluator.parallel_evaluations",
                "evaluator.cpu_limit",
                "evaluator.distributed",
                "evaluator.use_llm_feedback")) {
            assertThat(all).containsOnlyOnce("'" + key + "'");
        }
        assertThat(warnings).hasSizeLessThan(23);
    }

    @Test
    void translate_emptyKeys_sayNothing() {
        Block block = translated("{max_iterations: 5, log_dir: null, early_stopping_patience: null, odd: null}");

        assertThat(block.keys()).containsExactly("evaluator", "genome", "search", "stop");
        assertThat(warnings).isEmpty();
    }

    @Test
    void translate_ourOwnSettingsBesideIt_goFirst() {
        Block block = translated("""
                max_iterations: 100
                run: {id: mine}
                search: {size: 9, parents: {type: tournament, config: {size: 3}}}
                evaluator: {timeout: 5, measured: [seconds], config: {limits: {timeout: 6s}}}
                """);

        assertThat(block.text("run.id")).contains("mine");
        assertThat(block.text("search.size")).contains("9");
        assertThat(block.text("search.parents.type")).contains("tournament");
        assertThat(block.text("evaluator.config.limits.timeout")).contains("6s");
        assertThat(block.text("evaluator.type")).contains("python");
        assertThat(block.value("evaluator.measured")).contains(List.of("seconds"));
        assertThat(block.value("evaluator.timeout")).isEmpty();
    }

    @Test
    void translate_withPartsOfOtherDialects_leavesThemToThose() {
        Block block = Layers.of()
                .forSettings(RunSettings.class)
                .file(Block.ofYaml("""
                        max_iterations: 10
                        evaluation: {distributed: {ray: {resources_per_worker: {num_cpus: 2}}}}
                        composite_evaluator: {evaluators: [{class: CorrectnessEvaluator}]}
                        """, "config.yaml"))
                .dialects(List.of(new OpenEvolveProject(), new Distribution()), warnings::add)
                .merge();

        assertThat(block.text("evaluator.type")).contains("composite");
        assertThat(block.text("evaluator.resources.cores")).contains("2");
        assertThat(block.value("evaluator.config.max-retries")).isEmpty();
        assertThat(block.keys()).containsExactly("evaluator", "genome", "search", "stop");
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "run: {seed: 1}",
                "evaluator: {type: python, config: {evaluator: a.py}}",
                "{log_level: INFO, genome: {}}",
                "evaluator: {check: false}"
            })
    void translate_ourOwnFiles_areLeftAlone(String yaml) {
        assertThat(new OpenEvolveProject().translate(Block.ofYaml(yaml, "run.yaml"), warnings::add))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_iterations: many | 'max_iterations' is 'many', but has to be a number",
                "max_iterations: 0 | has to be a whole number from 1 on",
                "database: {num_islands: 2.5} | 'database.num_islands' is '2.5', but has to be a whole number",
                "database: {migration_rate: 2} | has to be a number from 0 to 1",
                "database: {feature_dimensions: size} | has to be a list",
                "{max_iterations: 1, mutation_operators: [semantic]} | a list of operators such as {type: semantic"
            })
    void translate_valuesOfAnotherKind_areRefused(String yaml, String told) {
        assertThatThrownBy(() -> translated(yaml))
                .isInstanceOf(ConfException.class)
                .hasMessageStartingWith("config.yaml:1: ")
                .hasMessageContaining(told);
    }

    @Test
    void layers_flagsAndVariables_goBeforeTheConfiguration() {
        Layers layers = Layers.of()
                .file(Block.ofYaml("{max_iterations: 10, database: {num_islands: 3}}", "config.yaml"))
                .dialects(List.of(new OpenEvolveProject()), warnings::add)
                .environment(Map.of("LAMARCK_SEARCH__ISLANDS", "7"), java.util.Set.of());

        assertThat(layers.merge().text("search.islands")).contains("7");
        assertThat(layers.set(List.of("search.islands=9")).merge().text("search.islands"))
                .contains("9");
    }

    @Test
    void translate_strangeKeys_areUnknownOnly() {
        translated("{max_iterations: 1, 'a[0': 1, 'b.c': 2, 'd\"': 3, '': 4, database: {'x]': 1}}");

        assertThat(warnings).isNotEmpty().allMatch(told -> told.contains("no such setting is known"));
    }
}
