package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What one executor has found out is known to others, in processes of their own: of the same run, a later and another one. */
@ExtendWith(SparkExtension.class)
final class ClusterCacheIT {

    private static final int LAST = 4;

    @TempDir
    private static Path shared;

    private static Cluster cluster = new Cluster(Path.of(""), "", Path.of(""));

    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeAll
    static void startCluster() {
        cluster = Cluster.start(shared, 2, Map.of(), Counted.class, Waiting.class);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void place() {
        log = folder.resolve("evaluations");
    }

    /** A run with few genomes, so that many come back; on a core of each worker. */
    private LamarckProcess start(Trial trial, String run, String... more) {
        List<String> words = new ArrayList<>();
        settings(1).forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        words.addAll(List.of(more));
        List<String> options = List.of("--executor-cores", "1", "--total-executor-cores", "2");
        return cluster.run(trial, run, options, words.toArray(String[]::new));
    }

    private Map<String, String> settings(int millis) {
        return Map.of(
                "evaluator",
                "{type: cached, config: {evaluator: {class: dev.lamarck.run.Counted, config: {log: \"%s\", millis: %d}}}}"
                        .formatted(log, millis),
                "genome.genes",
                "[{name: n, type: integer, count: 2, min: 0, max: 11}]",
                "schedule",
                "[]",
                "stop.generations",
                String.valueOf(LAST),
                "execution.partitions",
                "4");
    }

    private static Dataset<Row> table(Trial trial, Table table) {
        return new Runs(trial.spark())
                .open(trial.place(), StoreSettings.defaults())
                .table(table);
    }

    private static long figure(Trial trial, String name) {
        return (long) table(trial, Table.GENERATIONS).collectAsList().stream()
                .map(row -> row.<String, Double>getJavaMap(row.fieldIndex("metrics")))
                .mapToDouble(metrics -> metrics.getOrDefault(name, 0.0))
                .sum();
    }

    /** Every genome that a run had has an entry; some have two, if two executors found it out at the same time, which agree. */
    private static void assertComplete(Trial trial) {
        Dataset<Row> entries = table(trial, Table.CACHE);
        assertThat(entries.select("key").distinct().count())
                .isEqualTo(entries.select("key", "value").distinct().count())
                .isEqualTo(table(trial, Table.CANDIDATES)
                        .select("genome_hash")
                        .distinct()
                        .count());
    }

    @Test
    void run_onTwoExecutors_sharesWhatTheyFindOut(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        try (LamarckProcess run = start(trial, "first")) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        long evaluations = Counted.count(log);
        assertComplete(trial);
        assertThat(table(trial, Table.CACHE).count())
                .isEqualTo(evaluations)
                .isEqualTo(figure(trial, "cache-loads"))
                .isEqualTo(figure(trial, "cache-misses"));
        assertThat(figure(trial, "cache-shared-hits")).isPositive();
        trial.run("alone", block -> {
            Block changed = block.with("execution.cache.shared", "false");
            for (Map.Entry<String, String> each : settings(1).entrySet()) {
                changed = changed.with(each.getKey(), each.getValue());
            }
            return changed;
        });
        assertThat(trial.fingerprint("alone", LAST)).isEqualTo(trial.fingerprint("first", LAST));
    }

    @Test
    void runs_atTheSameTime_leaveOneWholeTableToTheNext(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        try (LamarckProcess left = start(trial, "left");
                LamarckProcess right = start(trial, "right")) {
            assertThat(left.await()).as(left.err()).isZero();
            assertThat(right.await()).as(right.err()).isZero();
        }
        assertComplete(trial);
        long evaluations = Counted.count(log);
        assertThat(table(trial, Table.CACHE).count()).isEqualTo(evaluations);
        assertThat(trial.fingerprint("left", LAST)).isEqualTo(trial.fingerprint("right", LAST));
        try (LamarckProcess third = start(trial, "third")) {
            assertThat(third.await()).as(third.err()).isZero();
        }
        assertThat(Counted.count(log)).isEqualTo(evaluations);
        assertThat(table(trial, Table.CACHE).count()).isEqualTo(evaluations);
    }

    @Test
    void run_whoseDriverIsKilledInAGeneration_keepsWhatWasFoundOut(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        String[] slow = {
            "--set", "evaluator=" + settings(100).get("evaluator"),
            "--set", "execution.flush-interval=1ms",
            "--until-generation", "1"
        };
        Path staging = trial.warehouse().resolve("_staging/killed/0");
        try (LamarckProcess run = start(trial, "killed", slow)) {
            Waiting.until(() -> Counted.count(log) >= 20 || !run.isAlive());
            run.kill();
            assertThat(staging).isNotEmptyDirectory();
        }
        try (LamarckProcess run = start(trial, "killed", slow)) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertComplete(trial);
        assertThat(table(trial, Table.CACHE).where("generation = 0").count()).isGreaterThan(20);
    }
}
