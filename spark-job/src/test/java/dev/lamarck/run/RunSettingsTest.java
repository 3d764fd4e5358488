package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Hash128;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunSettingsTest {

    private static final Block BASE = Block.ofYaml("""
            run: {id: one, seed: 7, warehouse: here}
            genome: {genes: [{name: x, min: 0, max: 1}]}
            search: {size: 10, features: [complexity]}
            evaluator: {class: x.Y, measured: [millis], config: {depth: 3}}
            schedule: [{from: 5, set: {search: {size: 20}}}]
            execution: {batch-size: 4}
            """, "run.yaml");

    private static Hash128 identity(Block block) {
        return RunSettings.hash(RunSettings.of(block).identity());
    }

    private static Hash128 with(String path, String value) {
        return identity(BASE.with(path, value));
    }

    @Test
    void identity_namesPlacesAndPace_doNotCount() {
        Map.of(
                        "run.id", "two",
                        "run.warehouse", "there",
                        "run.description", "'a line'",
                        "stop.generations", "9",
                        "stop.target-score", "3",
                        "store.writer", "spark",
                        "execution.partitions", "3",
                        "execution.concurrency", "2",
                        "execution.any-numerics", "true",
                        "evaluator.measured", "[seconds, millis]")
                .forEach((path, value) -> assertThat(with(path, value)).as(path).isEqualTo(identity(BASE)));
        assertThat(identity(BASE.without("evaluator.measured"))).isEqualTo(identity(BASE));
    }

    @Test
    void identity_secrets_doNotCount() {
        Block before = BASE.with("evaluator.config.api-key", "abc")
                .with("evaluator.config.models", "[{name: m, auth_token: 1}]");
        Block after = BASE.with("evaluator.config.api-key", "def")
                .with("evaluator.config.models", "[{name: m, auth_token: 2}]");
        assertThat(identity(before)).isEqualTo(identity(after));
        assertThat(identity(before.with("evaluator.config.models", "[{name: n, auth_token: 1}]")))
                .isNotEqualTo(identity(before));
    }

    @Test
    void identity_whatDecidesTheCandidates_counts() {
        List<Hash128> identities = List.of(
                identity(BASE),
                with("search.size", "11"),
                with("search.islands", "3"),
                with("search.features", "[diversity]"),
                with("genome.genes", "[{name: x, min: 0, max: 2}]"),
                with("evaluator.class", "x.Z"),
                with("evaluator.config.depth", "4"),
                with("execution.batch-size", "5"),
                with("schedule", "[{from: 6, set: {search: {size: 20}}}]"),
                with("schedule", "[{from: 5, set: {search: {size: 21}}}]"),
                identity(BASE.without("schedule")));
        assertThat(identities).doesNotHaveDuplicates();
    }

    @Test
    void identity_spelling_doesNotCount() {
        Block other = Block.ofYaml("""
                execution: {batch_size: 4.0}
                evaluator: {config: {depth: 3}, class: "x.Y"}
                schedule: [{set: {search: {size: 2e1}}, from: 5}]
                search: {features: ["complexity"], size: 10}
                genome: {genes: [{max: 1.0, min: 0, name: x}]}
                """, "other.yaml");
        assertThat(identity(other)).isEqualTo(identity(BASE));
    }

    @Test
    void identity_typeAlone_doesNotCount() {
        String alone = "{size: 10, features: [complexity], migration: none, operators: [gaussian], initial: random}";
        String spelled = "{size: 10, features: [complexity], migration: {type: none}, operators: [{type: gaussian}]}";
        assertThat(with("search", alone)).isEqualTo(with("search", spelled)).isNotEqualTo(identity(BASE));
        assertThat(with("schedule", "[{from: 5, set: {search: {migration: none}}}]"))
                .isEqualTo(with("schedule", "[{from: 5, set: {search: {migration: {type: none}}}}]"));
    }

    @Test
    void schedule_overATypeAlone_keepsTheType() {
        Block block = BASE.with("search.migration", "ring")
                .with("schedule", "[{from: 5, set: {search: {migration: {config: {interval: 3}}}}}]");
        assertThat(RunSettings.schedule(block, RunSettings.of(block)).at(5).toMap())
                .extractingByKey("search")
                .asString()
                .contains("migration={config={interval=3}, type=ring}");
    }

    @Test
    void identity_batchSizeByDefault_isWrittenOut() {
        Block bare = BASE.without("execution");
        assertThat(with("search.islands", "4")).isEqualTo(identity(BASE.without("search.islands")));
        assertThat(identity(bare)).isEqualTo(with("execution.batch-size", "16")).isNotEqualTo(identity(BASE));
    }

    @Test
    void of_defaults() {
        RunSettings settings =
                RunSettings.of(BASE.without("run").without("schedule").without("execution"));
        assertThat(settings.run().seed()).isEqualTo(42);
        assertThat(settings.run().warehouse()).isEqualTo("warehouse");
        assertThat(settings.run().id()).isEmpty();
        assertThat(settings.schedule()).isEmpty();
        assertThat(settings.execution().batchSize()).isEqualTo(16);
    }

    @Test
    void of_wrong_refused() {
        for (Block wrong : List.of(
                BASE.without("genome"),
                BASE.without("evaluator"),
                BASE.with("evaluator", "{measured: [a]}"),
                BASE.with("searc.size", "3"),
                BASE.with("schedule", "[{from: 0, set: {search: {size: 3}}}]"))) {
            assertThatThrownBy(() -> RunSettings.of(wrong)).isInstanceOf(ConfException.class);
        }
    }

    @Test
    void schedule_wrongStep_isFoundBeforeTheRun() {
        Map.of(
                        "{size: 0}", "size",
                        "{sise: 3}", "sise",
                        "{operators: [{type: gausian}]}", "gausian",
                        "{migration: {type: ring, config: {interval: 0}}}", "interval",
                        "{islands: 9}", "A schedule cannot change 'search.islands' (generation 5)",
                        "{features: [diversity]}", "A schedule cannot change 'search.features' (generation 5)",
                        "{objectives: [{direction: minimise}]}", "A schedule cannot change 'search.objectives'")
                .forEach((set, message) -> {
                    Block block = BASE.with("schedule", "[{from: 5, set: {search: " + set + "}}]");
                    assertThatThrownBy(() -> RunSettings.schedule(block, RunSettings.of(block)))
                            .as(set)
                            .isInstanceOf(ConfException.class)
                            .hasMessageContaining(message);
                });
        assertThat(RunSettings.schedule(BASE, RunSettings.of(BASE)).changes()).containsExactly(5);
    }
}
