package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BinderTest {
    enum Topology {
        RING,
        FULLY_CONNECTED
    }

    record Islands(
            @Default("4") @Positive int count,
            @Default("ring") Topology topology,
            @Default("0.1") @Range(min = 0, max = 1) double migrationRate) {
        Islands {
            if (count == 13) {
                throw new IllegalArgumentException("thirteen islands bring bad luck");
            }
        }
    }

    record Stage(@NonEmpty String name, Optional<Duration> limit) {}

    record Run(
            @Doc("what the run is called") String name,
            @Default("true") boolean resume,
            @Default("9000000000") long seed,
            @Default("30s") @Former("time-out") Duration timeout,
            @Default("64MiB") DataSize memory,
            @Default("runs") Path folder,
            Optional<String> note,
            Islands islands,
            @Default("[]") List<Stage> stages,
            @Default("{}") Map<String, Double> weights,
            @Default("[ring]") @NonEmpty List<Topology> tried,
            Optional<Islands> more,
            Block evaluator) {}

    record Problem(
            Map<String, Stage> stages,
            List<Block> parts,
            @Range(min = 2) List<Integer> sizes) {}

    record Plug(String type, @Default("{}") Block config) {}

    record Shaped(Plug a, Plug b, Plug c) {}

    record Choice(@Default("ring") Topology type) {}

    record Plugged(Choice topology, List<Plug> all, Map<String, Plug> named, Optional<Plug> maybe) {}

    private static Run bind(String yaml) {
        return new Binder().bind(Block.ofYaml(yaml, "run.yaml"), Run.class);
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(ConfException.class, () -> bind(yaml)).problems();
    }

    @Test
    void bind_defaults() {
        Run run = bind("name: x");
        assertThat(run)
                .isEqualTo(new Run(
                        "x",
                        true,
                        9_000_000_000L,
                        Duration.ofSeconds(30),
                        new DataSize(64 << 20),
                        Path.of("runs"),
                        Optional.empty(),
                        new Islands(4, Topology.RING, 0.1),
                        List.of(),
                        Map.of(),
                        List.of(Topology.RING),
                        Optional.empty(),
                        Block.empty()));
    }

    @Test
    void bind_everyMapping() {
        Run run = bind("""
                name: 3.10
                resume: no
                seed: 42
                timeout: 1h30m
                memory: 1.5GB
                folder: /tmp/runs
                note: 'true'
                islands: {count: 2.0, topology: fully_connected, migration_rate: 1}
                stages: [{name: a, limit: 5}, {name: b}]
                weights: {circle_area: 1, b: 0.5}
                tried: [ring, fully-connected]
                more: {count: 7}
                evaluator: {command: [x], deep: {er: 1}}
                """);
        assertThat(run)
                .isEqualTo(new Run(
                        "3.10",
                        false,
                        42,
                        Duration.ofMinutes(90),
                        new DataSize(1_500_000_000),
                        Path.of("/tmp/runs"),
                        Optional.of("true"),
                        new Islands(2, Topology.FULLY_CONNECTED, 1),
                        List.of(new Stage("a", Optional.of(Duration.ofSeconds(5))), new Stage("b", Optional.empty())),
                        Map.of("circle_area", 1.0, "b", 0.5),
                        List.of(Topology.RING, Topology.FULLY_CONNECTED),
                        Optional.of(new Islands(7, Topology.RING, 0.1)),
                        Block.ofYaml("{command: [x], deep: {er: 1}}", "")));
        assertThat(run.evaluator().path()).isEqualTo("evaluator");
    }

    @Test
    void bind_keysInEitherSpelling() {
        assertThat(bind("name: x\nislands: {migration-rate: 0.3}").islands().migrationRate())
                .isEqualTo(0.3);
        assertThat(bind("name: x\nislands: {migration_rate: 0.3}").islands().migrationRate())
                .isEqualTo(0.3);
    }

    @Test
    void bind_unknownKey() {
        assertThat(problems("name: x\nislands:\n  cuont: 3"))
                .containsExactly("Cannot read run.yaml: 'islands.cuont' (line 3) is not a setting."
                        + " Did you mean 'islands.count'?");
        assertThat(problems("name: x\nislands: {zzz: 3}"))
                .containsExactly("Cannot read run.yaml: 'islands.zzz' (line 2) is not a setting."
                        + " Known here: count, migration-rate, topology.");
    }

    @Test
    void bind_missing() {
        assertThat(problems("resume: true"))
                .containsExactly("Cannot read run.yaml: 'name' is missing and has no default."
                        + " Add it (what the run is called).");
        assertThat(problems("name: x\nstages: [{limit: 5s}]"))
                .containsExactly("Cannot read run.yaml: 'stages[0].name' is missing and has no default. Add it.");
        assertThat(problems("name:")).hasSize(1);
    }

    @Test
    void bind_wrongTypes() {
        assertThat(problems("name: x\nresume: maybe"))
                .containsExactly("Cannot read run.yaml: 'resume' (line 2) is 'maybe', but has to be true or false.");
        assertThat(problems("name: x\nislands: {count: 1.5}"))
                .containsExactly("Cannot read run.yaml: 'islands.count' (line 2) is '1.5',"
                        + " but has to be a whole number such as 4.");
        assertThat(problems("name: x\nislands: {topology: rnig}"))
                .containsExactly("Cannot read run.yaml: 'islands.topology' (line 2) is 'rnig',"
                        + " but has to be one of ring, fully-connected. Did you mean 'ring'?");
        assertThat(problems("name: {a: 1}\nislands: 4\nstages: x\nweights: []\nmore: [1]"))
                .containsExactly(
                        "Cannot read run.yaml: 'name' (line 1) is a block, but has to be a text.",
                        "Cannot read run.yaml: 'islands' (line 2) is '4', but has to be a block of settings.",
                        "Cannot read run.yaml: 'stages' (line 3) is 'x', but has to be a list such as [a, b].",
                        "Cannot read run.yaml: 'weights' (line 4) is a list, but has to be a map such as {a: 1}.",
                        "Cannot read run.yaml: 'more' (line 5) is a list, but has to be a block of settings.");
        assertThat(problems(
                        "name: x\ntimeout: 5 parsecs\nmemory: -1\nseed: 1e30\nweights: {a_b: .inf}\nfolder: \"\\0\""))
                .hasSize(5)
                .anySatisfy(p -> assertThat(p).contains("'weights.a_b' (line 5) is '.inf', but has to be a number"));
    }

    @Test
    void bind_outOfBounds() {
        assertThat(problems("name: x\nislands: {count: 0, migration-rate: 1.5}\nstages: [{name: ' '}]\ntried: []"))
                .containsExactly(
                        "Cannot read run.yaml: 'islands.count' (line 2) is '0', but has to be greater than 0.",
                        "Cannot read run.yaml: 'islands.migration-rate' (line 2) is '1.5',"
                                + " but has to be between 0 and 1.",
                        "Cannot read run.yaml: 'stages[0].name' (line 3) is ' ', but must not be empty.",
                        "Cannot read run.yaml: 'tried' (line 4) is a list, but must not be empty.");
    }

    @Test
    void bind_recordRefuses() {
        assertThat(problems("name: x\nislands:\n  count: 13"))
                .containsExactly("Cannot read run.yaml: 'islands' (line 2): thirteen islands bring bad luck");
    }

    @Test
    void bind_allProblemsAtOnce() {
        assertThat(problems("islands: {count: many, cuont: 2}\nresume: 7\nnaem: x"))
                .hasSize(5);
    }

    @Test
    void bind_namesTheLayer() {
        Block block = Block.ofYaml("name: x", "run.yaml").with("islands.count", "few");
        ConfException e = catchThrowableOfType(ConfException.class, () -> new Binder().bind(block, Run.class));
        assertThat(e)
                .hasMessage("Cannot read --set islands.count: 'islands.count' is 'few',"
                        + " but has to be a whole number such as 4.");
    }

    @Test
    void bind_subBlockNamesTheWholePath() {
        Block block = Block.ofYaml("a: {b: {cuont: 1}}", "run.yaml").at("a.b");
        ConfException e = catchThrowableOfType(ConfException.class, () -> new Binder().bind(block, Islands.class));
        assertThat(e).hasMessageContaining("'a.b.cuont' (line 1)").hasMessageContaining("'a.b.count'");
    }

    @Test
    void bind_formerName() {
        List<String> warnings = new ArrayList<>();
        Run run = new Binder(warnings::add).bind(Block.ofYaml("name: x\ntime_out: 5s", "run.yaml"), Run.class);
        assertThat(run.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(warnings).containsExactly("'time-out' (run.yaml:2) is now called 'timeout'. Please rename it.");
        assertThat(problems("name: x\ntimeout: 5s\ntime-out: 6s"))
                .containsExactly("Cannot read run.yaml: 'time-out' (line 3) is the former name of 'timeout',"
                        + " which is there too. Remove one of them.");
    }

    @Test
    void bind_containersOfRecordsAndBlocks() {
        Block block = Block.ofYaml("stages: {a_b: {name: x}}\nparts: [{a: 1}]\nsizes: [2, 3]", "p.yaml");
        Problem problem = new Binder().bind(block, Problem.class);
        assertThat(problem.stages()).containsOnlyKeys("a_b");
        assertThat(problem.parts().get(0).path()).isEqualTo("parts[0]");
        ConfException e = catchThrowableOfType(
                ConfException.class,
                () -> new Binder().bind(block.with("sizes", "[2, 1]").with("stages.a_b", "{}"), Problem.class));
        assertThat(e.problems())
                .containsExactly(
                        "Cannot read --set stages.a_b: 'stages.a_b.name' is missing and has no default. Add it.",
                        "Cannot read --set sizes: 'sizes' is a list, but has to be at least 2.");
    }

    @Test
    void bind_typeAlone_isTheBlockWithIt() {
        Plugged words = plugged("topology: ring\nall: [a, {type: b, config: {x: 1}}, 3]\nnamed: {k: c}\nmaybe: d");

        assertThat(words)
                .isEqualTo(plugged("topology: {type: ring}\nall: [{type: a}, {type: b, config: {x: 1}}, {type: 3}]\n"
                        + "named: {k: {type: c}}\nmaybe: {type: d}"));
        assertThat(Effective.of(words).canonical())
                .contains("\"maybe\":{\"config\":{},\"type\":\"d\"}", "\"topology\":{\"type\":\"ring\"}");
    }

    @Test
    void bind_typeAlone_saysWhatIsWrongWithIt() {
        ConfException e = catchThrowableOfType(
                ConfException.class, () -> plugged("topology: rnig\nall: a\nmaybe: [d]\nnamed: {k: }"));
        assertThat(e.problems())
                .containsExactly(
                        "Cannot read run.yaml: 'topology.type' (line 1) is 'rnig',"
                                + " but has to be one of ring, fully-connected. Did you mean 'ring'?",
                        "Cannot read run.yaml: 'all' (line 2) is 'a', but has to be a list such as [a, b].",
                        "Cannot read run.yaml: 'maybe' (line 3) is a list,"
                                + " but has to be a type, or a block of settings with one.");
    }

    private static Plugged plugged(String yaml) {
        return new Binder().bind(Block.ofYaml(yaml, "run.yaml"), Plugged.class);
    }

    @Test
    void bind_secretsStayOutOfMessages() {
        record Keyed(@Range(min = 1) int apiKey) {}
        ConfException e = catchThrowableOfType(
                ConfException.class, () -> new Binder().bind(Block.ofYaml("api-key: hush", "f"), Keyed.class));
        assertThat(e).hasMessageNotContaining("hush");
    }

    @Test
    void tolerant_warnsOfUnknownKeys() {
        List<String> warnings = new ArrayList<>();
        Binder.tolerant(warnings::add).bind(Block.ofYaml("name: x\nfoo: 1", "run.yaml"), Run.class);
        assertThat(warnings).singleElement().asString().contains("'foo' (line 2) is not a setting");
    }
}
