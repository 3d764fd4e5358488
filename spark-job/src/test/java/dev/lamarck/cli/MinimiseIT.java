package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.store.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code lamarck best} on a run of programs: what of the champion's edits matters. */
@ExtendWith(SparkExtension.class)
final class MinimiseIT {

    private static final String INITIAL = """
            import math
            # EVOLVE-BLOCK-START
            x = 3
            idle = 1
            # EVOLVE-BLOCK-END
            """;
    private static final String EVALUATOR = """
            import runpy

            def evaluate(path):
                return {"combined_score": -abs(10 - runpy.run_path(path)["x"])}
            """;
    private static final String RANDOM = EVALUATOR
            .replace("import runpy", "import os, runpy")
            .replace("runpy.run_path(path)[\"x\"])", "runpy.run_path(path)[\"x\"]) - os.urandom(1)[0]");

    private static final String SINKING = EVALUATOR
            .replace("import runpy", "import time, runpy")
            .replace("runpy.run_path(path)[\"x\"])", "runpy.run_path(path)[\"x\"]) - time.time()");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void runOnce(SparkSession spark) throws IOException {
        Files.writeString(folder.resolve("main.py"), INITIAL);
        run(spark, "steady", EVALUATOR);
        run(spark, "noisy", RANDOM);
        run(spark, "sinking", SINKING);
    }

    private static void run(SparkSession spark, String name, String evaluator) throws IOException {
        Path judge = Files.writeString(folder.resolve(name + "_evaluator.py"), evaluator);
        Path config = Files.writeString(folder.resolve(name + ".yaml"), """
                run: {seed: 7}
                stop: {generations: 4}
                genome: {type: program, program: {folder: "%s", files: [main.py]}}
                search:
                  size: 24
                  objectives: [{metric: combined_score}]
                  operators: [{class: dev.lamarck.cli.Chatter}]
                evaluator: {type: python, config: {evaluator: "%s"}}
                """.formatted(folder, judge));
        Shell.Said said = type(spark, "run", config.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private static Shell.Said type(SparkSession spark, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
        return Shell.with(spark).environment(System.getenv()).run(all.toArray(String[]::new));
    }

    @Test
    void best_minimised_keepsTheEditThatMatters(SparkSession spark) throws IOException {
        Path out = folder.resolve("out");
        Shell.Said said = type(spark, "best", "steady", "--minimise", "--json", "--export", out.toString());

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode minimal = new ObjectMapper().readTree(said.lastLine()).get("minimal");
        assertThat(minimal.get("edits").asInt()).isEqualTo(1);
        assertThat(minimal.get("of_edits").asInt()).isGreaterThan(1);
        assertThat(minimal.get("evaluations").asInt()).isBetween(3, 20);
        assertThat(minimal.get("repeatable").asBoolean()).isTrue();
        assertThat(minimal.get("complete").asBoolean()).isTrue();
        assertThat(minimal.at("/smallest/combined_score").asDouble())
                .isEqualTo(minimal.at("/stored/combined_score").asDouble());
        assertThat(minimal.at("/changes/0/kind").asText()).isEqualTo("constant");
        assertThat(out.resolve("minimal/main.py"))
                .content()
                .contains("idle = 1\n")
                .doesNotContain("x = 3\n");
        assertThat(out.resolve("minimal/minimal.diff")).content().contains("-x = 3\n+x = ");
    }

    @Test
    void best_minimised_isTold(SparkSession spark) {
        assertThat(type(spark, "best", "steady", "--minimise").out())
                .contains(
                        "Best of run 'steady'",
                        "Smallest equivalent patch: 1 of ",
                        "checked at the end",
                        "-x = 3\n+x = ")
                .doesNotContain("note:");
        assertThat(type(spark, "best", "steady", "--minimise", "--tolerance", "1000")
                        .out())
                .contains("patch: 0 of ", "the initial program is as good");
    }

    @Test
    void best_asDiff_showsWhatTheRunChanged(SparkSession spark) {
        assertThat(type(spark, "best", "steady", "--diff").out())
                .contains("Best of run 'steady'", "--- a/main.py", "-x = 3\n")
                .doesNotContain("Smallest");
    }

    @Test
    void best_ofAnEvaluatorThatIsNotRepeatable_saysSo(SparkSession spark) {
        assertThat(type(spark, "best", "noisy", "--minimise").out())
                .contains("note: the evaluator does not give equal programs equal scores", "--tolerance");
    }

    @Test
    void best_minimisedToWhatDoesNotHold_isAFailure(SparkSession spark) {
        Shell.Said said = type(spark, "best", "sinking", "--minimise");
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).contains("note: the smallest program is not as good when evaluated once more");
    }

    @Test
    void optionsOfMinimising_withoutIt_areRefused(SparkSession spark) {
        for (List<String> option : List.of(List.of("--tolerance", "1"), List.of("--budget", "9"))) {
            Shell.Said said = type(spark, "best", "steady", option.get(0), option.get(1));
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains("--tolerance and --budget are for --minimise");
        }
    }
}
