package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Drivers killed with SIGKILL, at named points and at random moments, and drivers started twice. */
@ExtendWith(SparkExtension.class)
final class ChaosIT {

    private static final boolean LONG = Boolean.getBoolean("lamarck.long");
    private static final int KILLED = 137;
    private static final int LONG_RUN = 250;

    @TempDir
    private Path folder;

    @Test
    void run_killedAtNamedPoints_endsAsTheUndisturbedOne(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        Map<String, Integer> passes = new ConcurrentSkipListMap<>();
        trial.run(
                "undisturbed",
                UnaryOperator.identity(),
                point -> passes.merge(point, 1, Integer::sum),
                new StopSwitch());
        List<String> expected = SameResultIT.fingerprints(trial, "undisturbed");
        Set<String> points = LONG
                ? passes.keySet()
                : Set.of("candidates.temp-written", "candidates.after", "population.file-written");
        for (String point : points) {
            List<String> runs = passes.get(point) == 1 ? List.of("first-", "second-") : List.of("twice-");
            for (String prefix : runs) {
                String run = prefix + point.replace('.', '-').replace('_', '-');
                Trial fresh = new Trial(spark, folder.resolve(run)); // some points are passed when tables are made
                killAt(fresh, run, point, 1);
                if (passes.get(point) > 1) {
                    killAt(fresh, run, point, Math.min(2, passes.get(point) - 1));
                }
                assertThat(resumed(fresh, run, List.of()).err()).doesNotContain("error:");
                assertThat(SameResultIT.fingerprints(fresh, run)).as(point).isEqualTo(expected);
            }
        }
    }

    private void killAt(Trial trial, String run, String point, int pass) {
        String fault = "-Dlamarck.fault.at=%s -Dlamarck.fault.pass=%d".formatted(point, pass);
        List<String> arguments = new ArrayList<>(List.of("--driver-java-options", fault));
        arguments.addAll(command(trial, run));
        LamarckProcess killed = LamarckProcess.ended(folder, "lamarck", arguments);
        assertThat(killed.await()).as(point + killed.err()).isEqualTo(KILLED);
    }

    @Test
    void run_killedAtRandomMoments_losesNothing(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        List<String> more = List.of("--until-generation", String.valueOf(LONG_RUN));
        trial.run("undisturbed", block -> block.with("stop.generations", String.valueOf(LONG_RUN)));
        Random moments = new Random(11);
        int kills = 0;
        for (int wanted = LONG ? 25 : 3; kills < wanted; kills++) {
            int before = versions(trial);
            try (LamarckProcess run = LamarckProcess.start(folder, "lamarck", command(trial, "hunted", more))) {
                Waiting.until(() -> versions(trial) > before || !run.isAlive());
                Waiting.forMillis(moments.nextInt(LONG ? 350 : 700));
                assertThat(run.isAlive())
                        .as("the run was over before kill " + kills)
                        .isTrue();
                run.kill();
            }
        }
        resumed(trial, "hunted", more);
        assertThat(trial.fingerprint("hunted", LONG_RUN)).isEqualTo(trial.fingerprint("undisturbed", LONG_RUN));
        everyGenerationOnce(trial);
    }

    private static void everyGenerationOnce(Trial trial) {
        List<Row> counts = new Runs(trial.spark())
                .open(trial.place(), StoreSettings.defaults())
                .table(Table.CANDIDATES)
                .groupBy("generation", "slot")
                .count()
                .where("count <> 2")
                .collectAsList();
        assertThat(counts).as("each of two runs has each candidate once").isEmpty();
    }

    @Test
    void run_ofTwoDriversAtOnce_isOnesAndTheOtherSaysSo(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        List<String> more = List.of("--until-generation", "60");
        trial.run("undisturbed", block -> block.with("stop.generations", "60"));
        for (int round = 0; round < (LONG ? 50 : 2); round++) {
            List<String> command = command(trial, "twice-" + round, more);
            try (LamarckProcess one = LamarckProcess.start(folder, "lamarck", command);
                    LamarckProcess two = LamarckProcess.start(folder, "lamarck", command)) {
                List<Integer> codes =
                        Stream.of(one.await(), two.await()).sorted().toList();
                assertThat(codes.get(0)).as(one.err() + two.err()).isZero();
                String refused = one.await() == 0 ? two.err() : one.err();
                assertThat(codes.get(1) == 0 || refused.contains("twice-" + round))
                        .as(refused)
                        .isTrue();
            }
            assertThat(trial.fingerprint("twice-" + round, 60)).isEqualTo(trial.fingerprint("undisturbed", 60));
        }
    }

    private LamarckProcess resumed(Trial trial, String run, List<String> more) {
        LamarckProcess resumed = LamarckProcess.ended(folder, "lamarck", command(trial, run, more));
        assertThat(resumed.await()).as(resumed.err()).isZero();
        return resumed;
    }

    private List<String> command(Trial trial, String run) {
        return command(trial, run, List.of());
    }

    private List<String> command(Trial trial, String run, List<String> more) {
        Path jar = UserJar.of(folder, Sphere.class);
        List<String> arguments = new ArrayList<>(List.of(
                "--master",
                "local[2]",
                "--jars",
                jar.toString(),
                "run",
                trial.file().toString(),
                "--run",
                run));
        arguments.addAll(more);
        return arguments;
    }

    private static int versions(Trial trial) {
        try (Stream<Path> log = Files.list(trial.warehouse().resolve("population/_delta_log"))) {
            return (int) log.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
