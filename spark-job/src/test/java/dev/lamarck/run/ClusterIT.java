package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.genome.Hash128;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of one master and two workers, each a process: the same result, also when executors die. */
@ExtendWith(SparkExtension.class)
final class ClusterIT {

    private static final String SECOND_GENERATION = "generations/_delta_log/00000000000000000002.json";

    @TempDir
    private static Path folder;

    private static Cluster cluster = new Cluster(Path.of(""), "", Path.of(""));

    @BeforeAll
    static void startCluster() {
        cluster =
                Cluster.start(folder, 1, Map.of(), Sphere.class, Slow.class, Deadly.class, Tardy.class, Marking.class);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void run_onTwoWorkers_hasTheResultOfALocalOne(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        trial.run("local", UnaryOperator.identity());
        try (LamarckProcess run = start(trial, "distributed", "dev.lamarck.run.Sphere")) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(SameResultIT.fingerprints(trial, "distributed"))
                .isEqualTo(SameResultIT.fingerprints(trial, "local"));
    }

    @Test
    void run_ofPrograms_onTwoWorkersAndOnOneCore_hasTheSameResult(SparkSession spark) {
        Trial trial = Trial.ofPrograms(spark, folder.resolve("warehouse-programs"));
        trial.run("local", UnaryOperator.identity());
        List<String> expected = SameResultIT.fingerprints(trial, "local");
        try (LamarckProcess run = cluster.run(trial, "distributed", List.of())) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(SameResultIT.fingerprints(trial, "distributed")).isEqualTo(expected);
        try (LamarckProcess run = new Cluster(folder, "local[1]", cluster.jar()).run(trial, "one", List.of())) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(SameResultIT.fingerprints(trial, "one")).isEqualTo(expected);
    }

    @Test
    void run_onOneCore_hasTheSameResult(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse-one"));
        trial.run("two", UnaryOperator.identity());
        try (LamarckProcess run = new Cluster(folder, "local[1]", cluster.jar()).run(trial, "one", List.of())) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(SameResultIT.fingerprints(trial, "one")).isEqualTo(SameResultIT.fingerprints(trial, "two"));
    }

    @Test
    void run_whoseExecutorIsKilledInAStage_hasTheSameResult(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse-killed"));
        UnaryOperator<Block> slow = block -> block.with("evaluator.class", "dev.lamarck.run.Slow");
        trial.run("local", slow);
        try (LamarckProcess run = start(trial, "killed", "dev.lamarck.run.Slow")) {
            Waiting.until(() -> files(trial.warehouse().resolve("candidates/run_id=killed")) >= 3 || !run.isAlive());
            ProcessHandle executor = cluster.executors().findFirst().orElseThrow();
            executor.destroyForcibly();
            assertThat(run.await()).as(run.err()).isZero();
            assertThat(run.err()).contains("Lost executor");
        }
        assertThat(SameResultIT.fingerprints(trial, "killed")).isEqualTo(SameResultIT.fingerprints(trial, "local"));
    }

    @Test
    void run_withCandidatesThatKillTheirExecutor_failsThoseAlone(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse-deadly"));
        try (LamarckProcess run = start(trial, "deadly", "dev.lamarck.run.Deadly", "--until-generation", "0")) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        List<Row> rows = new Runs(spark)
                .open(trial.place(), StoreSettings.defaults())
                .table(Table.CANDIDATES)
                .select("genome_hash", "status", "failure_reason")
                .collectAsList();
        assertThat(rows).hasSize(60);
        List<Row> killers = rows.stream()
                .filter(row -> Deadly.kills(Hash128.of(row.getString(0))))
                .toList();
        assertThat(killers)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString(2)).isEqualTo("executor-lost"));
        assertThat(rows).filteredOn(row -> row.getString(1).equals("failed")).hasSameSizeAs(killers);
    }

    @Test
    void run_withQuorum_closesWithStragglersInOtherProcesses(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse-quorum"));
        String[] impatient = {
            "--set", "generation.quorum=0.7",
            "--set", "execution.batch-size=4",
            "--until-generation", String.valueOf(QuorumIT.LAST)
        };
        Set<Row> before;
        try (LamarckProcess run = start(trial, "quorum", "dev.lamarck.run.Tardy", impatient)) {
            Waiting.until(() -> Files.exists(trial.warehouse().resolve(SECOND_GENERATION)) || !run.isAlive());
            run.kill();
            before = Set.copyOf(QuorumIT.candidates(spark, trial, "quorum", "true"));
        }
        assertThat(before).anyMatch(row -> row.<String>getAs("status").equals("pending"));
        try (LamarckProcess run = start(trial, "quorum", "dev.lamarck.run.Tardy", impatient)) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(QuorumIT.candidates(spark, trial, "quorum", "true")).containsAll(before);
        assertThat(QuorumIT.candidates(spark, trial, "quorum", "status = 'failed'"))
                .isEmpty();
        for (int generation = 0; generation < QuorumIT.LAST; generation++) {
            QuorumIT.assertLateJoin(spark, trial, "quorum", generation);
        }
    }

    private static LamarckProcess start(Trial trial, String run, String evaluator, String... more) {
        List<String> words = new ArrayList<>(List.of("--set", "evaluator.class=" + evaluator));
        words.addAll(List.of(more));
        return cluster.run(trial, run, List.of(), words.toArray(String[]::new));
    }

    private static int files(Path written) {
        String[] names = written.toFile().list();
        return names == null ? 0 : names.length;
    }
}
