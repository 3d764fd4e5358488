package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.store.SparkExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Evaluators that ask for much of a machine, on a cluster of two workers with two cores and a GPU each. */
@ExtendWith(SparkExtension.class)
final class ResourcesIT {

    private static final int LAST = 3;
    private static final List<String> DYNAMIC =
            List.of("--executor-cores", "1", "--conf", "spark.dynamicAllocation.enabled=true");

    @TempDir
    private static Path shared;

    private static Cluster cluster = new Cluster(Path.of(""), "", Path.of(""));

    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = Cluster.start(
                shared,
                2,
                Map.of(
                        "SPARK_WORKER_OPTS",
                        "-Dspark.worker.resource.gpu.amount=1 -Dspark.worker.resource.gpu.discoveryScript="
                                + discovery()),
                Sphere.class,
                Witness.class,
                Witness.Note.class);
    }

    /** A script that finds another GPU on each worker, as if they were two machines. */
    private static Path discovery() throws IOException {
        Path script = Files.writeString(shared.resolve("gpus.sh"), """
                #!/bin/sh
                number=4
                mkdir '%1$s/first' 2>/dev/null || number=7
                echo "{\\"name\\": \\"gpu\\", \\"addresses\\": [\\"$number\\"]}"
                """.formatted(shared));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void place() {
        log = folder.resolve("batches");
    }

    /** A run of the witness with these resources; Spark tells in the event log what it did. */
    private LamarckProcess start(Trial trial, String run, String resources, List<String> options, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--conf", "spark.eventLog.enabled=true",
                "--conf", "spark.eventLog.compress=false",
                "--conf", "spark.eventLog.dir=" + folder.toUri()));
        all.addAll(options);
        List<String> words = new ArrayList<>(List.of(
                "--set",
                "evaluator=" + evaluator(resources),
                "--set",
                "execution.partitions=6",
                "--until-generation",
                String.valueOf(LAST)));
        words.addAll(List.of(more));
        return cluster.run(trial, run, all, words.toArray(String[]::new));
    }

    private String evaluator(String resources) {
        return "{class: dev.lamarck.run.Witness, config: {log: \"%s\"}, resources: %s}".formatted(log, resources);
    }

    /** What Spark noted in the event log with these words in it. */
    private List<String> events(String... words) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> events = new ArrayList<>();
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("events_"))
                    .toList()) {
                events.addAll(Files.readAllLines(file));
            }
            return events.stream()
                    .filter(event -> Stream.of(words).allMatch(event::contains))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertOneAtATime() {
        List<Witness.Note> notes = Witness.notes(log);
        assertThat(notes)
                .extracting(Witness.Note::process)
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(notes.stream().map(Witness.Note::process).distinct()).hasSize(2);
        assertThat(notes)
                .allSatisfy(note ->
                        assertThat(notes.stream().filter(note::overlaps)).containsExactly(note));
    }

    private void assertSameAsLocal(Trial trial, String run) {
        String last = String.valueOf(LAST);
        trial.run("local", block -> block.with("evaluator", evaluator("{}")).with("stop.generations", last));
        assertThat(trial.fingerprint(run, LAST)).isEqualTo(trial.fingerprint("local", LAST));
    }

    @Test
    void run_thatAsksForTwoCores_takesAllOfAnExecutorForEachTask(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        try (LamarckProcess run = start(trial, "wide", "{cores: 2}", List.of())) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertOneAtATime();
        assertThat(events("SparkListenerStageSubmitted", "evaluate", "\"Resource Profile Id\":1"))
                .hasSize(LAST + 1);
        assertSameAsLocal(trial, "wide");
    }

    @Test
    void run_thatAsksForAGpu_hasItAlone(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        List<String> options = List.of("--conf", "spark.executor.resource.gpu.amount=1");
        try (LamarckProcess run = start(trial, "gpu", "{gpus: 1}", options)) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertOneAtATime();
        assertThat(Witness.notes(log).stream().map(Witness.Note::gpus).distinct())
                .containsExactlyInAnyOrder("4", "7");
        assertSameAsLocal(trial, "gpu");
    }

    @Test
    void run_whereExecutorsComeAndGo_getsThoseItAsksFor(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        String resources = "{cores: 2, memory: 300MiB, gpus: 1}";
        try (LamarckProcess run = start(trial, "dynamic", resources, DYNAMIC)) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertOneAtATime();
        assertThat(Witness.notes(log).stream().map(Witness.Note::gpus).distinct())
                .containsExactlyInAnyOrder("4", "7");
        assertThat(events("SparkListenerResourceProfileAdded", "\"memoryOverhead\"", "\"Amount\":300"))
                .hasSize(1);
        assertSameAsLocal(trial, "dynamic");
    }

    @Test
    void run_thatAsksForWhatNobodyHas_endsAndSaysSo(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("warehouse"));
        String[] impatient = {"--set", "execution.patience=5s"};
        try (LamarckProcess fixed = start(trial, "fixed", "{cores: 64}", List.of("--total-executor-cores", "2"));
                LamarckProcess dynamic = start(trial, "dynamic", "{cores: 64}", DYNAMIC, impatient)) {
            assertThat(fixed.await()).as(fixed.err()).isEqualTo(3);
            assertThat(fixed.err())
                    .contains("asks for 64 cores, Spark has 2 executors (cores of the largest: 1, GPUs: 0)");
            assertThat(dynamic.await()).as(dynamic.err()).isEqualTo(3);
            assertThat(dynamic.err()).contains("asks for 64 cores, Spark has no executors");
        }
    }
}
