package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.store.FaultPoint;
import dev.lamarck.store.SparkExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One seed, one result: whatever the partitions, the writer, the memory, the name, and wherever it was stopped. */
@ExtendWith(SparkExtension.class)
final class SameResultIT {

    @TempDir
    private Path folder;

    @Test
    void run_laidOutDifferently_hasTheSameFingerprints(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        trial.run("plain", UnaryOperator.identity());
        List<String> expected = fingerprints(trial, "plain");
        assertThat(expected).doesNotHaveDuplicates();
        Map<String, UnaryOperator<Block>> ways = new TreeMap<>(Map.of(
                "one-partition", block -> block.with("execution.partitions", "1"),
                "four-partitions", block -> block.with("execution.partitions", "4"),
                "sixteen-partitions", block -> block.with("execution.partitions", "16"),
                "many-threads", block -> block.with("execution.concurrency", "4"),
                "no-memory", block -> block.with("execution.genome-store", "1"),
                "spark-writer", block -> block.with("store.writer", "spark"),
                "other-words", block -> block.with("run.description", "the same")));
        ways.forEach((name, way) -> {
            trial.run(name, way);
            assertThat(fingerprints(trial, name)).as(name).isEqualTo(expected);
        });
    }

    @Test
    void run_ofPrograms_hasTheSameFingerprints_howeverItIsLaidOut(SparkSession spark) {
        Trial trial = Trial.ofPrograms(spark, folder);
        trial.run("plain", UnaryOperator.identity());
        List<String> expected = fingerprints(trial, "plain");
        assertThat(expected).doesNotHaveDuplicates();
        assertThat(spark.read()
                        .format("delta")
                        .load(folder + "/candidates")
                        .where("run_id = 'plain' and marks is not null and edits is not null")
                        .select("operator")
                        .distinct()
                        .count())
                .isEqualTo(7);
        Map<String, UnaryOperator<Block>> ways = new TreeMap<>(Map.of(
                "one-partition", block -> block.with("execution.partitions", "1"),
                "sixteen-partitions", block -> block.with("execution.partitions", "16"),
                "many-threads", block -> block.with("execution.concurrency", "4"),
                "no-memory", block -> block.with("execution.genome-store", "1")));
        ways.forEach((name, way) -> {
            trial.run(name, way);
            assertThat(fingerprints(trial, name)).as(name).isEqualTo(expected);
        });
        for (String last : List.of("0", "2", "6")) {
            trial.run("pieces", block -> block.with("stop.generations", last));
        }
        assertThat(fingerprints(trial, "pieces")).isEqualTo(expected);
    }

    @Test
    void run_withAnotherSeed_differs(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        trial.run("seven", block -> block.with("stop.generations", "1"));
        trial.run("eight", block -> block.with("stop.generations", "1").with("run.seed", "8"));
        assertThat(trial.fingerprint("seven", 1)).isNotEqualTo(trial.fingerprint("eight", 1));
    }

    @Test
    void run_inPieces_hasTheSameFingerprints(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        trial.run("whole", UnaryOperator.identity());
        for (String last : List.of("0", "1", "3", "6")) {
            Runs.Outcome outcome = trial.run("pieces", block -> block.with("stop.generations", last));
            assertThat(outcome.reason()).isEqualTo(StopReason.GENERATIONS);
        }
        assertThat(fingerprints(trial, "pieces")).isEqualTo(fingerprints(trial, "whole"));
    }

    @Test
    void run_askedToStopInACommit_finishesItAndContinues(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        trial.run("whole", UnaryOperator.identity());
        StopSwitch stop = new StopSwitch();
        FaultPoint asking = point -> {
            if (point.equals("generations.before")) {
                stop.request();
            }
        };
        Runs.Outcome stopped = trial.run("stopped", UnaryOperator.identity(), asking, stop);
        assertThat(stopped.reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(stopped.settled().generation()).isZero();
        trial.run("stopped", UnaryOperator.identity());
        assertThat(fingerprints(trial, "stopped")).isEqualTo(fingerprints(trial, "whole"));
    }

    static List<String> fingerprints(Trial trial, String run) {
        return IntStream.rangeClosed(0, Trial.LAST)
                .filter(generation -> generation % 3 == 0)
                .mapToObj(generation -> trial.fingerprint(run, generation))
                .toList();
    }
}
