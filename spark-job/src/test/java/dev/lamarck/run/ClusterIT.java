package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.genome.Hash128;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

    @TempDir
    private static Path folder;

    private static String master = "";
    private static Path jar = Path.of("");

    @BeforeAll
    static void startCluster() {
        jar = UserJar.of(folder, Sphere.class, Slow.class, Deadly.class);
        LamarckProcess cluster = LamarckProcess.ended(
                folder,
                "cluster",
                List.of(
                        "start",
                        "--workers",
                        "2",
                        "--dir",
                        folder.resolve("cluster").toString()));
        assertThat(cluster.await()).as(cluster.err()).isZero();
        List<String> lines = cluster.out().lines().toList();
        master = lines.get(lines.size() - 1);
    }

    @AfterAll
    static void stopCluster() {
        LamarckProcess.ended(
                folder,
                "cluster",
                List.of("stop", "--dir", folder.resolve("cluster").toString()));
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
    void run_onOneCore_hasTheSameResult(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse-one"));
        trial.run("two", UnaryOperator.identity());
        try (LamarckProcess run = startOn("local[1]", trial, "one", "dev.lamarck.run.Sphere")) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(SameResultIT.fingerprints(trial, "one")).isEqualTo(SameResultIT.fingerprints(trial, "two"));
    }

    @Test
    void run_whoseExecutorIsKilledInAStage_hasTheSameResult(SparkSession spark) throws IOException {
        Trial trial = new Trial(spark, folder.resolve("warehouse-killed"));
        UnaryOperator<Block> slow = block -> block.with("evaluator.class", "dev.lamarck.run.Slow");
        trial.run("local", slow);
        try (LamarckProcess run = start(trial, "killed", "dev.lamarck.run.Slow")) {
            Waiting.until(() -> files(trial.warehouse().resolve("candidates/run_id=killed")) >= 3 || !run.isAlive());
            ProcessHandle executor = executors().findFirst().orElseThrow();
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

    private static LamarckProcess start(Trial trial, String run, String evaluator, String... more) {
        return startOn(master, trial, run, evaluator, more);
    }

    private static LamarckProcess startOn(String where, Trial trial, String run, String evaluator, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--master",
                where,
                "--jars",
                jar.toString(),
                "--executor-memory",
                "1g",
                "run",
                trial.file().toString(),
                "--run",
                run,
                "--set",
                "evaluator.class=" + evaluator));
        arguments.addAll(List.of(more));
        return LamarckProcess.start(folder, "lamarck", arguments);
    }

    private static int files(Path written) {
        String[] names = written.toFile().list();
        return names == null ? 0 : names.length;
    }

    private static Stream<ProcessHandle> executors() throws IOException {
        List<ProcessHandle> workers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("cluster"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).ifPresent(workers::add);
            }
        }
        return workers.stream().flatMap(ProcessHandle::children);
    }
}
