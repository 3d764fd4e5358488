package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.query.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where an evaluation points at, from its artifacts to the operators. */
@ExtendWith(SparkExtension.class)
final class MarksIT {

    private static final int LAST = 5;

    @TempDir
    private Path folder;

    private Block settings() throws IOException {
        Files.writeString(folder.resolve("main.py"), "import math\nx = 3\nseen = \"\"\nprint(x)\n\n");
        return Block.ofYaml("""
                run: {seed: 7, warehouse: "%1$s/warehouse"}
                stop: {generations: %2$d}
                genome: {type: program, program: {folder: "%1$s", files: [main.py]}}
                search:
                  size: 16
                  islands: 2
                  operators: [{class: dev.lamarck.run.Recording}]
                execution: {batch-size: 5}
                evaluator: {class: dev.lamarck.run.Pointing}
                """.formatted(folder, LAST), "the test");
    }

    private String run(SparkSession spark, String name, Block settings) {
        new Runs(spark).run(name, settings, Progress.silent(), new StopSwitch());
        return Fingerprint.of(
                new Runs(spark).open(folder + "/warehouse", StoreSettings.defaults()), name, LAST, Set.of());
    }

    @Test
    void marks_reachTheOperatorsOfTheNextGeneration(SparkSession spark) throws IOException {
        run(spark, "whole", settings());
        List<Row> families =
                spark.sql("""
                SELECT child.genome, elder.marks, child.edits
                FROM delta.`%1$s` child JOIN delta.`%1$s` elder ON get(child.parents, 0) = elder.candidate_id
                """.formatted(folder.resolve("warehouse/candidates"))).collectAsList();
        assertThat(families).hasSizeGreaterThan(40).allSatisfy(family -> {
            String marks = new TreeMap<>(family.getJavaMap(1)).toString();
            assertThat(marks).matches("\\{slow main\\.py:1=0\\.25, slow main\\.py:[2-5]=1\\.0}");
            assertThat(family.getString(0)).contains("seen = \"" + marks + "\"");
            assertThat(family.<String>getList(2))
                    .isNotEmpty()
                    .allMatch(edit -> edit.startsWith("{\"file\":\"main.py\",\"line\":"));
        });
    }

    @Test
    void run_withMarks_isTheSameHoweverItIsLaidOut(SparkSession spark) throws IOException {
        String expected = run(spark, "whole", settings());
        Block bare = settings().with("execution.partitions", "7").with("execution.genome-store", "1");
        assertThat(run(spark, "bare", bare)).as("genomes and marks from files").isEqualTo(expected);
        Block pieces = settings().with("execution.genome-store", "1");
        new Runs(spark).run("pieces", pieces.with("stop.generations", "2"), Progress.silent(), new StopSwitch());
        assertThat(run(spark, "pieces", pieces)).as("resumed").isEqualTo(expected);
    }
}
