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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a warehouse, one after the other as a person would type them. */
@ExtendWith(SparkExtension.class)
final class CommandsIT {

    private static final String SETTINGS = """
            run: {seed: 7, description: a tiny run}
            stop: {generations: 4}
            genome: {genes: [{name: x, count: 3, min: -1, max: 1}, {name: c, type: categorical, values: [a, b]}]}
            search: {size: 20, islands: 2}
            evaluator: {class: dev.lamarck.run.Sphere}
            """;

    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    private Path config;
    private Path warehouse;

    /** One run that is asked many questions. */
    @BeforeAll
    static void runOnce(SparkSession spark) throws IOException {
        Path config = Files.writeString(common.resolve("tiny.yaml"), SETTINGS);
        String warehouse = common.resolve("warehouse").toString();
        assertThat(Shell.with(spark)
                        .run("run", config.toString(), "--warehouse", warehouse)
                        .code())
                .isZero();
    }

    @BeforeEach
    void write() throws IOException {
        warehouse = folder.resolve("warehouse");
        config = Files.writeString(folder.resolve("tiny.yaml"), SETTINGS);
    }

    private Shell.Said type(SparkSession spark, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--warehouse", warehouse.toString()));
        return Shell.with(spark).run(all.toArray(String[]::new));
    }

    private static JsonNode json(Shell.Said said) throws IOException {
        assertThat(said.code()).as(said.err()).isZero();
        return new ObjectMapper().readTree(said.lastLine());
    }

    @Test
    void run_againAndFurther_doesWhatIsMissing(SparkSession spark) throws IOException {
        JsonNode first = json(type(spark, "run", config.toString(), "--json"));
        assertThat(first.get("run").asText()).isEqualTo("tiny");
        assertThat(first.get("generation").asInt()).isEqualTo(4);
        assertThat(first.get("reason").asText()).isEqualTo("generations");
        assertThat(first.get("worked").asBoolean()).isTrue();
        assertThat(first.at("/best/metrics/score").isNumber()).isTrue();
        assertThat(first.at("/counts/evaluations").asInt()).isEqualTo(100);

        Shell.Said again = type(spark, "run", config.toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("ended after generation 4", "There was nothing to do.");

        JsonNode further = json(type(spark, "resume", "tiny", "--until-generation", "6", "--json"));
        assertThat(further.get("generation").asInt()).isEqualTo(6);
        assertThat(further.at("/durations/generations").asInt()).isEqualTo(2);
    }

    @Test
    void run_toATargetScore_endsThere(SparkSession spark) throws IOException {
        JsonNode done = json(type(spark, "run", config.toString(), "--target-score", "-1e9", "--json"));
        assertThat(done.get("reason").asText()).isEqualTo("target-score");
        assertThat(done.get("generation").asInt()).isZero();
        assertThat(type(spark, "resume", "tiny", "--target-score", "high").err())
                .contains("'--target-score'");
    }

    @Test
    void run_withOtherSettings_isRefused(SparkSession spark) {
        type(spark, "run", config.toString());

        Shell.Said other = type(spark, "run", config.toString(), "--set", "search.size=30");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .contains("Cannot continue run 'tiny' with these settings")
                .doesNotContain("\tat ");
        assertThat(type(spark, "run", config.toString(), "--seed", "8").err()).contains("it was started with seed 7");
        assertThat(type(spark, "resume", "tiny", "--set", "search.size=30").code())
                .isEqualTo(2);
    }

    @Test
    void questions_areAnswered(SparkSession spark) throws IOException {
        warehouse = common.resolve("warehouse");

        assertThat(type(spark, "list").out()).contains("tiny", "a tiny run");
        JsonNode list = json(type(spark, "list", "--json"));
        assertThat(list.at("/runs/0/generation").asInt()).isEqualTo(4);
        assertThat(list.at("/runs/0/evaluations").asInt()).isEqualTo(100);
        assertThat(type(spark, "show", "tiny").out()).contains("size: 20", "generation  ", "100 candidates", "failed");
        assertThat(json(type(spark, "show", "tiny", "--last", "2", "--json")).get("generations"))
                .hasSize(2);

        String digits = type(spark, "fingerprint", "tiny").out();
        assertThat(digits).matches("[0-9a-f]{64}\\n");
        assertThat(type(spark, "fingerprint", "tiny", "--generation", "4").out())
                .isEqualTo(digits);
        assertThat(type(spark, "fingerprint", "tiny", "--generation", "9").err())
                .contains("its newest is 4");
    }

    @Test
    void best_ofVectors_cannotBeMinimised(SparkSession spark) {
        warehouse = common.resolve("warehouse");

        for (String option : List.of("--minimise", "--diff")) {
            Shell.Said said = type(spark, "best", "tiny", option);
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains("Run 'tiny' evolves vectors, and " + option + " is for programs");
        }
        assertThat(type(spark, "best", "tiny", "--minimise", "--tolerance", "-1")
                        .err())
                .contains("--tolerance is -1.0 and --budget is 500");
    }

    @Test
    void best_exported_isNamedGenesAndMetrics(SparkSession spark) throws IOException {
        warehouse = common.resolve("warehouse");

        Shell.Said said =
                type(spark, "best", "tiny", "--export", folder.resolve("out").toString());

        assertThat(said.out()).contains("Best of run 'tiny'", "gene       x-0 = ", "wrote ");
        JsonNode genome =
                new ObjectMapper().readTree(folder.resolve("out/genome.json").toFile());
        assertThat(genome.get("x-2").isDouble()).isTrue();
        assertThat(genome.get("c").asText()).isIn("a", "b");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("out/metrics.json").toFile())
                        .get("score")
                        .isNumber())
                .isTrue();
    }

    @Test
    void sql_writesRowsInEachFormat(SparkSession spark) throws IOException {
        warehouse = common.resolve("warehouse");
        String query = "SELECT generation, CASE WHEN generation = 1 THEN 'a, \"b\"' END AS word FROM generations"
                + " WHERE run_id = 'tiny' AND generation < 2 ORDER BY generation";

        assertThat(type(spark, "sql", query).out()).isEqualTo("generation  word\n         0\n         1  a, \"b\"\n");
        assertThat(type(spark, "sql", query, "--format", "csv").out())
                .isEqualTo("generation,word\n0,\n1,\"a, \"\"b\"\"\"\n");
        assertThat(type(spark, "sql", query, "--format", "json").out())
                .isEqualTo("{\"generation\":0}\n{\"generation\":1,\"word\":\"a, \\\"b\\\"\"}\n");
        assertThat(json(type(spark, "sql", query, "--limit", "1", "--json"))
                        .get("more")
                        .asBoolean())
                .isTrue();
        assertThat(type(spark, "sql", "SELECT * FROM runns").code()).isEqualTo(2);
        assertThat(type(spark, "sql", "SELEC 1").err()).startsWith("error: Cannot answer this query: ");
        assertThat(type(spark, "sql", "--views").out()).contains("best_so_far", "population");
    }

    @Test
    void warehouse_thatCannotBe_isNoDefect(SparkSession spark) {
        assertThat(Shell.with(spark).run("list", "--warehouse", "").code()).isEqualTo(2);
        assertThat(Shell.with(spark).run("list", "--warehouse", "s3a:").code()).isEqualTo(2);
        Shell.Said said = Shell.with(spark).run("list", "--warehouse", "s3a://bucket/lamarck");
        assertThat(said.code()).as(said.err()).isEqualTo(3);
        assertThat(said.err()).contains("hadoop-aws");
    }

    @Test
    void branch_goesOnFromThePast(SparkSession spark) throws IOException {
        warehouse = common.resolve("warehouse");

        JsonNode branch = json(type(
                spark, "branch", "--from", "tiny", "--as", "wild", "--at-generation", "2", "--seed", "9", "--json"));
        assertThat(branch.get("generation").asInt()).isEqualTo(2);
        assertThat(json(type(spark, "resume", "wild", "--json"))
                        .get("generation")
                        .asInt())
                .isEqualTo(4);
        assertThat(type(spark, "list").out()).contains("tiny at 2");
        assertThat(spark
                        .read()
                        .format("delta")
                        .load(warehouse.resolve("settings").toString())
                        .where("run_id = 'wild'")
                        .orderBy("version")
                        .select("generation", "version", "reason")
                        .collectAsList()
                        .stream()
                        .map(Object::toString))
                .containsExactly("[0,0,the run's settings]", "[3,1,branch]");
    }

    @Test
    void branch_ofWrongWishes_saysWhatIsWrong(SparkSession spark) throws IOException {
        warehouse = common.resolve("warehouse");
        json(type(spark, "branch", "--from", "tiny", "--as", "taken", "--at-generation", "2", "--json"));

        assertThat(type(spark, "branch", "--from", "tiny", "--as", "new").err()).contains("--at-generation");
        assertThat(type(spark, "branch", "--from", "tiny", "--as", "taken", "--at-generation", "1")
                        .code())
                .isEqualTo(2);
        assertThat(type(spark, "branch", "--from", "tiny", "--as", "new", "--at-timestamp", "noon")
                        .err())
                .contains("'noon' is not a time");
        assertThat(type(
                                spark,
                                "branch",
                                "--from",
                                "tiny",
                                "--as",
                                "new",
                                "--at-generation",
                                "2",
                                "--set",
                                "search.features=[complexity]")
                        .err())
                .contains("cannot change 'search.features'");
    }

    @Test
    void maintain_compactsAndTells(SparkSession spark) throws IOException {
        type(spark, "run", config.toString());

        assertThat(type(spark, "maintain", "--dry-run").out()).contains("nothing was changed");
        JsonNode done = json(type(spark, "maintain", "--json"));
        assertThat(done.at("/tables/1/files_after").asInt()).isEqualTo(1);
        assertThat(done.get("retention_seconds").asLong()).isEqualTo(30L * 24 * 3600);
        assertThat(type(spark, "fingerprint", "tiny").code()).isZero();
    }

    @Test
    void delete_asksFirst(SparkSession spark) throws IOException {
        type(spark, "run", config.toString());
        String[] words = {"delete", "tiny", "--warehouse", warehouse.toString()};

        Shell.Said declined = Shell.with(spark).answering("\n").run(words);
        assertThat(declined.code()).isEqualTo(4);
        assertThat(declined.err())
                .isEqualTo("Delete run 'tiny' with its 5 generations from " + warehouse
                        + "? There is no way back. [y/N] ");
        assertThat(declined.out()).isEqualTo("Nothing was deleted.\n");
        assertThat(Shell.with(spark).answering("").run(words).code()).isEqualTo(4);
        assertThat(type(spark, "fingerprint", "tiny").code()).isZero();

        Shell.Said deleted = Shell.with(spark).answering("Yes\n").run(words);
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(deleted.out()).startsWith("Run 'tiny' is deleted.");
        assertThat(type(spark, "list").out()).startsWith("There are no runs in ");
        assertThat(type(spark, "run", config.toString()).err()).contains("was deleted from the warehouse");
    }

    @Test
    void delete_withYes_tellsWhatItDid(SparkSession spark) throws IOException {
        type(spark, "run", config.toString());
        type(spark, "branch", "--from", "tiny", "--as", "stays", "--at-generation", "2");

        JsonNode done = json(type(spark, "delete", "tiny", "--yes", "--json"));

        assertThat(done.get("run").asText()).isEqualTo("tiny");
        assertThat(done.get("generation").asInt()).isEqualTo(4);
        assertThat(done.get("deleted").asBoolean()).isTrue();
        assertThat(json(type(spark, "resume", "stays", "--json"))
                        .get("generation")
                        .asInt())
                .isEqualTo(4);
        Shell.Said again = type(spark, "delete", "tiny", "--yes");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).startsWith("error: There is no run 'tiny' in " + warehouse + ". It has 'stays'.");
        assertThat(type(spark, "delete", "No Name", "--yes").code()).isEqualTo(2);
    }

    @Test
    void wrongNames_areTheUsersMistake(SparkSession spark) {
        assertThat(type(spark, "list").err()).contains("There is no warehouse in");
        assertThat(warehouse).doesNotExist();
        warehouse = common.resolve("warehouse");
        Shell.Said said = type(spark, "show", "tinny");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).startsWith("error: There is no run 'tinny' in " + warehouse + ". It has 'tiny'");
    }

    private Shell.Said runWith(SparkSession spark, String evaluator) {
        return type(
                spark,
                "run",
                config.toString(),
                "--set",
                "evaluator={class: dev.lamarck.cli.Evaluators$" + evaluator + "}");
    }

    @Test
    void evaluatorsThatFailAlways_endTheRunEarly(SparkSession spark) {
        assertThat(runWith(spark, "NotANumber").err())
                .isEqualTo(
                        "error: Run 'tiny' stopped after generation 1: every candidate failed, most often 'not-finite'"
                                + " (20 of 20): Metric 'score' is NaN; the objectives need a finite number. Mend the evaluator or"
                                + " its settings and start another --run; to go on with this one all the same, raise"
                                + " stop.failed-generations.\n");
        assertThat(runWith(spark, "NotANumber").err()).contains("Metric 'score' is NaN");
        warehouse = folder.resolve("other");
        assertThat(runWith(spark, "OtherMetric").err())
                .contains("'missing-metric' (20 of 20)", "the evaluator gave [fitness]");
        warehouse = folder.resolve("third");
        Shell.Said thrown = runWith(spark, "Throwing");
        assertThat(thrown.code()).isEqualTo(2);
        assertThat(thrown.err())
                .contains("'evaluator-error' (20 of 20)", "the simulator is not installed")
                .doesNotContain("\tat ");
    }

    @Test
    void warehouseThatCannotBe_isTheEnvironmentsFault(SparkSession spark) throws IOException {
        warehouse = Files.writeString(folder.resolve("file"), "in the way").resolve("warehouse");
        Shell.Said said = type(spark, "run", config.toString(), "--json");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err()).startsWith("error: ").doesNotContain("\tat ");
        assertThat(said.lastLine()).startsWith("{\"error\":{\"code\":3,");

        Shell.Said unknown = Shell.with(spark).run("run", config.toString(), "--warehouse", "nosuchfs://host/x");
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("Cannot reach the warehouse 'nosuchfs://host/x'");
    }

    @Test
    void tableThatLacksAColumn_isTheEnvironmentsFault(SparkSession spark) {
        spark.sql("CREATE TABLE delta.`" + warehouse.resolve("candidates")
                + "` (generation INT, run_id STRING) USING delta"
                + " PARTITIONED BY (run_id) TBLPROPERTIES ('lamarck.schema' = '1')");

        Shell.Said said = type(spark, "run", config.toString());

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err())
                .startsWith("error: Cannot use table candidates under ")
                .contains("it has no column slot")
                .doesNotContain("\tat ");
    }
}
