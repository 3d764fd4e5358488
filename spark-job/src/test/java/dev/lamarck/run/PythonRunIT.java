package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.query.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose programs are scored by a Python evaluator, from its files to the tables. */
@ExtendWith(SparkExtension.class)
final class PythonRunIT {

    private static final String INITIAL = """
            import math
            # EVOLVE-BLOCK-START
            x = 3
            # EVOLVE-BLOCK-END
            """;
    private static final String EVALUATOR = """
            import random, runpy
            from openevolve.evaluation_result import EvaluationResult
            from lib.target import TARGET

            def evaluate(path):
                x = runpy.run_path(path)["x"]
                if x % 7 == 0:
                    raise ValueError("x is %d" % x)
                if x % 5 == 0:
                    return {"combined_score": float("nan")}
                return EvaluationResult({"combined_score": -abs(TARGET - x), "luck": random.random()}, {"note": "x=%d" % x})
            """;
    private static final int LAST = 4;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("main.py"), INITIAL);
        Path lib = Files.createDirectories(folder.resolve("judge/lib"));
        Files.writeString(lib.resolve("target.py"), "TARGET = 100\n");
        Files.writeString(folder.resolve("judge/evaluator.py"), EVALUATOR);
    }

    private Block settings() {
        return Block.ofYaml("""
                run: {seed: 7, warehouse: "%1$s/warehouse"}
                stop: {generations: %2$d}
                genome: {type: program, program: {folder: "%1$s", files: [main.py]}}
                search:
                  size: 24
                  islands: 2
                  objectives: [{metric: combined_score}]
                  features: [complexity, diversity, luck]
                  operators: [{class: dev.lamarck.run.Tweak}]
                execution: {batch-size: 5}
                evaluator: {type: cached, config: {evaluator: {type: python, config: {evaluator: "%1$s/judge/evaluator.py"}}}}
                """.formatted(folder, LAST), "the test");
    }

    private static Runs.Outcome run(SparkSession spark, String name, Block settings) {
        return new Runs(spark).run(name, settings, Progress.silent(), new StopSwitch());
    }

    private List<Row> rows(SparkSession spark, String table, String where) {
        return spark.read()
                .format("delta")
                .load(folder + "/warehouse/" + table)
                .where(where)
                .collectAsList();
    }

    private String fingerprint(SparkSession spark, String run) {
        return Fingerprint.of(
                new Runs(spark).open(folder + "/warehouse", StoreSettings.defaults()), run, LAST, Set.of());
    }

    private void removeTheEvaluator() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("judge"))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        assertThat(folder.resolve("judge")).doesNotExist();
    }

    @Test
    void run_scoredByPython_tellsWhatHappened(SparkSession spark) {
        run(spark, "whole", settings());
        List<Row> scored = rows(spark, "candidates", "status = 'scored'");
        assertThat(scored)
                .isNotEmpty()
                .allMatch(row -> row.<String>getAs("isolation").contains("seccomp"));
        List<Row> failed = rows(spark, "candidates", "failure_message like '%ValueError%'");
        assertThat(failed)
                .isNotEmpty()
                .allMatch(row -> row.<String>getAs("failure_reason").equals("evaluator-error"));
        assertThat(rows(spark, "candidates", "genome like '%x = 5\\n%' or genome like '%x = 10\\n%'"))
                .allMatch(row -> row.<String>getAs("failure_reason").equals("not-finite"));
        assertThat(rows(spark, "artifacts", "name = 'note'")).hasSameSizeAs(scored);
        String id = failed.get(0).getAs("candidate_id");
        assertThat(rows(spark, "artifacts", "candidate_id = '" + id + "'")).isNotEmpty();
    }

    @Test
    void run_thatLostItsEvaluator_goesOnWithTheOneItHasKept(SparkSession spark) throws IOException {
        run(spark, "whole", settings());
        Block stored = Sources.taken(settings());
        run(spark, "pieces", stored.with("stop.generations", "1"));
        removeTheEvaluator();
        run(spark, "pieces", stored.with("execution.partitions", "3"));
        assertThat(fingerprint(spark, "pieces")).isEqualTo(fingerprint(spark, "whole"));
    }

    @Test
    void run_withAnotherEvaluator_isAnotherRun(SparkSession spark) throws IOException {
        run(spark, "one", settings().with("stop.generations", "0"));
        Files.writeString(folder.resolve("judge/lib/target.py"), "TARGET = 90\n");
        assertThatThrownBy(() -> run(spark, "one", settings())).hasMessageContaining("settings");
    }

    @Test
    void run_withAnEvaluatorThatCannotWork_isRefusedBeforeItBegins(SparkSession spark) throws IOException {
        Files.writeString(folder.resolve("judge/evaluator.py"), "import nothing_like_it\n" + EVALUATOR);
        assertThatThrownBy(() -> run(spark, "wrong", settings()))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("nothing_like_it");
        Files.writeString(folder.resolve("judge/evaluator.py"), EVALUATOR);
        assertThatThrownBy(() -> run(
                        spark,
                        "wrong",
                        settings().with("evaluator.config.evaluator.config.python", "/no/such/python3")))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("/no/such/python3");
        assertThat(folder.resolve("warehouse/candidates/run_id=wrong")).doesNotExist();
    }
}
