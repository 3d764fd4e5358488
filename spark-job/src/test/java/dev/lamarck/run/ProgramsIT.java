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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs as genomes, from their files to the table and back. */
@ExtendWith(SparkExtension.class)
final class ProgramsIT {

    private static final String INITIAL = """
            import math
            # EVOLVE-BLOCK-START
            x = 3
            # EVOLVE-BLOCK-END
            print("é", x)
            """;
    private static final int LAST = 8;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("main.py"), INITIAL);
        Files.writeString(folder.resolve("lib.py"), "y = 1\n");
    }

    private Block settings() {
        return Block.ofYaml("""
                run: {seed: 7, warehouse: "%1$s/warehouse"}
                stop: {generations: %2$d}
                genome: {type: program, program: {folder: "%1$s", files: [main.py, lib.py]}}
                search:
                  size: 24
                  islands: 2
                  features: [complexity, diversity, lines]
                  operators: [{class: dev.lamarck.run.Tweak}]
                execution: {batch-size: 5}
                evaluator: {class: dev.lamarck.run.Counting}
                """.formatted(folder, LAST), "the test");
    }

    private Runs.Outcome run(SparkSession spark, String name, Block settings) {
        return new Runs(spark).run(name, settings, Progress.silent(), new StopSwitch());
    }

    private List<Row> candidates(SparkSession spark, String where) {
        return spark.read()
                .format("delta")
                .load(folder + "/warehouse/candidates")
                .where(where)
                .collectAsList();
    }

    private String fingerprint(SparkSession spark, String run) {
        return Fingerprint.of(
                new Runs(spark).open(folder + "/warehouse", StoreSettings.defaults()), run, LAST, Set.of());
    }

    @Test
    void run_ofPrograms_improvesThemWithinTheirMarkers(SparkSession spark) {
        run(spark, "whole", settings());
        List<Row> first = candidates(spark, "run_id = 'whole' and generation = 0");
        assertThat(first).as("one an island").hasSize(2);
        assertThat(first.get(0).<String>getAs("genome")).isEqualTo(INITIAL);
        assertThat(first.get(0).getJavaMap(first.get(0).fieldIndex("genome_files")))
                .containsEntry("lib.py", "y = 1\n");
        assertThat(candidates(spark, "run_id = 'whole' and score > -75")).isNotEmpty();
        List<Row> invalid =
                candidates(spark, "run_id = 'whole' and status = 'failed' and failure_reason <> 'unchanged'");
        assertThat(invalid).isNotEmpty().allSatisfy(row -> {
            assertThat(row.<String>getAs("failure_reason")).isEqualTo("invalid");
            assertThat(row.<String>getAs("failure_message")).contains("before the first EVOLVE-BLOCK");
        });
        assertThat(candidates(spark, "run_id = 'whole' and failure_reason = 'unchanged'"))
                .as("adds 0")
                .isNotEmpty()
                .allMatch(row -> row.<Double>getAs("evaluate_ms") == 0);
        assertThat(candidates(spark, "run_id = 'whole' and genome not like 'import math%print(%'"))
                .isEmpty();
    }

    @Test
    void run_ofPrograms_isTheSameHoweverItIsLaidOut(SparkSession spark) throws IOException {
        run(spark, "whole", settings());
        String expected = fingerprint(spark, "whole");
        run(spark, "bare", settings().with("execution.partitions", "7").with("execution.genome-store", "1"));
        assertThat(fingerprint(spark, "bare")).isEqualTo(expected);
        Block stored = Sources.taken(settings());
        run(spark, "pieces", stored.with("stop.generations", "3"));
        Files.delete(folder.resolve("main.py"));
        run(spark, "pieces", stored);
        assertThat(fingerprint(spark, "pieces")).isEqualTo(expected);
    }

    @Test
    void run_withAnotherInitialProgram_isAnotherRun(SparkSession spark) throws IOException {
        run(spark, "one", settings().with("stop.generations", "0"));
        Files.writeString(folder.resolve("main.py"), INITIAL.replace("x = 3", "x = 4"));
        assertThatThrownBy(() -> run(spark, "one", settings())).hasMessageContaining("settings");
    }

    @Test
    void run_withOperatorsForVectors_isRefused(SparkSession spark) {
        assertThatThrownBy(() -> run(spark, "wrong", settings().with("search.operators", "[{type: gaussian}]")))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'gaussian', which does not work on genomes of the kind 'program'");
    }
}
