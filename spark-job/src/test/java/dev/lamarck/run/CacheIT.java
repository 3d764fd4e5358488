package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.store.FaultPoint;
import dev.lamarck.store.Maintain;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What one run has found out, no other finds out again; and nobody can tell the difference by the result. */
@ExtendWith(SparkExtension.class)
final class CacheIT {

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void place() {
        log = folder.resolve("evaluations");
    }

    /** The settings with a cache that no other run of the test has in memory, if its size is its own. */
    private UnaryOperator<Block> cached(String heap) {
        return block -> block.with("evaluator", evaluator()).with("execution.cache.heap", heap);
    }

    private String evaluator() {
        return "{type: cached, config: {evaluator: {class: dev.lamarck.run.Counted, config: {log: \"" + log + "\"}}}}";
    }

    private static UnaryOperator<Block> and(UnaryOperator<Block> one, UnaryOperator<Block> other) {
        return block -> other.apply(one.apply(block));
    }

    private static Warehouse open(Trial trial) {
        return new Runs(trial.spark()).open(trial.place(), StoreSettings.defaults());
    }

    private static Dataset<Row> entries(Trial trial) {
        return open(trial).table(Table.CACHE);
    }

    private static double figure(Trial trial, String run, String name) {
        return open(trial).table(Table.GENERATIONS).where("run_id = '" + run + "'").collectAsList().stream()
                .map(row -> row.<String, Double>getJavaMap(row.fieldIndex("metrics")))
                .mapToDouble(metrics -> metrics.getOrDefault(name, 0.0))
                .sum();
    }

    @Test
    void run_afterAnother_evaluatesNothingAgain(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        trial.run("first", cached("64MiB"));
        long evaluations = Counted.count(log);
        assertThat(evaluations).isPositive();
        assertThat(entries(trial).count()).isEqualTo(evaluations);
        assertThat(figure(trial, "first", "cache-loads")).isEqualTo(evaluations);

        trial.run("second", cached("63MiB"));

        assertThat(Counted.count(log)).isEqualTo(evaluations);
        assertThat(entries(trial).count()).isEqualTo(evaluations);
        assertThat(figure(trial, "second", "cache-shared-hits")).isPositive();
        assertThat(SameResultIT.fingerprints(trial, "second")).isEqualTo(SameResultIT.fingerprints(trial, "first"));
        assertThat(artifacts(trial, "second")).isEqualTo(artifacts(trial, "first"));
    }

    @Test
    void run_withoutAnyTier_hasTheSameResult(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        trial.run("with", cached("64MiB"));
        trial.run("without", and(cached("0B"), block -> block.with("execution.cache.shared", "false")));
        trial.run(
                "disk",
                and(
                        cached("0B"),
                        block -> block.with("execution.cache.shared", "false")
                                .with("execution.cache.ttl", "1h")
                                .with(
                                        "execution.cache.folder",
                                        '"' + folder.resolve("disk").toString() + '"')));
        long evaluations = Counted.count(log);
        trial.run(
                "disk-again",
                and(
                        cached("0B"),
                        block -> block.with("execution.cache.shared", "false")
                                .with("execution.cache.ttl", "2h")
                                .with(
                                        "execution.cache.folder",
                                        '"' + folder.resolve("disk").toString() + '"')));
        assertThat(Counted.count(log)).isEqualTo(evaluations);
        for (String run : List.of("without", "disk", "disk-again")) {
            assertThat(SameResultIT.fingerprints(trial, run))
                    .as(run)
                    .isEqualTo(SameResultIT.fingerprints(trial, "with"));
        }
    }

    @Test
    void run_afterMaintenanceAndADeletion_findsWhatIsLeft(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        trial.run("first", and(cached("64MiB"), block -> block.with("store.writer", "spark")));
        long evaluations = Counted.count(log);
        Maintain.tables(open(trial), Optional.empty(), false);
        trial.run("second", cached("62MiB"));
        assertThat(Counted.count(log)).isEqualTo(evaluations);

        Maintain.delete(open(trial), "first");
        assertThat(entries(trial).count()).isZero();
        trial.run("third", cached("61MiB"));
        assertThat(Counted.count(log)).isEqualTo(2 * evaluations);
    }

    @Test
    void run_dyingAroundTheCommitOfEntries_keepsThemOnce(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        trial.run("undisturbed", and(cached("64MiB"), block -> block.with("execution.cache.shared", "false")));
        for (String point : List.of("candidates.after", "cache.before", "cache.after")) {
            String run = "dies-" + point.replace('.', '-');
            Trial own = new Trial(spark, folder.resolve(run));
            FaultPoint death = reached -> {
                if (reached.equals(point)) {
                    throw new IllegalStateException("dead at " + point);
                }
            };
            try {
                own.run(run, cached("64MiB"), death, new StopSwitch());
                assertThat(point).as("was never reached").isEmpty();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("dead at");
            }
            own.run(run, cached("64MiB"));
            assertThat(SameResultIT.fingerprints(own, run))
                    .as(point)
                    .isEqualTo(SameResultIT.fingerprints(trial, "undisturbed"));
            Dataset<Row> entries = entries(own);
            assertThat(entries.select("key").distinct().count()).as(point).isEqualTo(entries.count());
            assertThat(entries.where("generation = 0").count()).as(point).isPositive();
            long before = Counted.count(log);
            own.run("again", cached("60MiB"));
            assertThat(Counted.count(log)).as(point).isEqualTo(before);
        }
    }

    @Test
    void islands_shareWhatTheyFindOut(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        trial.run(
                "small",
                and(
                        cached("64MiB"),
                        block -> block.with("genome.genes", "[{name: n, type: integer, count: 2, min: 0, max: 5}]")
                                .with("schedule", "[]")
                                .with("execution.partitions", "4")));
        Dataset<Row> candidates = open(trial).table(Table.CANDIDATES);
        assertThat(candidates.select("island").distinct().count()).isEqualTo(3);
        assertThat(Counted.count(log))
                .isEqualTo(candidates.select("genome_hash").distinct().count())
                .isLessThan(candidates.count() / 4);
    }

    private static List<String> artifacts(Trial trial, String run) {
        return open(trial).table(Table.ARTIFACTS).where("run_id = '" + run + "'").collectAsList().stream()
                .map(row -> row.getAs("generation") + " " + row.getAs("slot") + " " + row.getAs("name") + " "
                        + new String(row.<byte[]>getAs("content"), java.nio.charset.StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }
}
