package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user's classes do to single candidates, the run goes on, and the failures are data. */
@ExtendWith(SparkExtension.class)
final class FaultyIT {

    @TempDir
    private Path folder;

    @Test
    void run_withFaultyClasses_recordsTheirFailuresAndGoesOn(SparkSession spark) {
        Trial trial = new Trial(spark, folder.resolve("a folder with %20 in its name"));
        Runs.Outcome outcome = trial.run(
                "faulty",
                block -> block.with("evaluator.class", Faulty.Scoring.class.getName())
                        .with("search.operators", "[{class: \"" + Faulty.Varying.class.getName() + "\"}]")
                        .with("stop.generations", "3"));
        assertThat(outcome.reason()).isEqualTo(StopReason.GENERATIONS);
        assertThat(outcome.settled().generation()).isEqualTo(3);
        GenerationRow row = outcome.settled().row().orElseThrow();
        assertThat(row.counts().scored()).isPositive();
        assertThat(row.failures()).containsKeys("evaluator-error", "operator-error");
        Map<String, Long> all = reasons(trial);
        assertThat(all).containsKeys("evaluator-error", "operator-error", "no-outcome", "not-finite", "missing-metric");
        assertThat(all).doesNotContainKey("executor-lost");
    }

    @Test
    void run_withConcurrentBatches_givesTheSameFailures(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        trial.run("one", block -> block.with("evaluator.class", Faulty.Scoring.class.getName()));
        trial.run(
                "many",
                block -> block.with("evaluator.class", Faulty.Scoring.class.getName())
                        .with("execution.concurrency", "3"));
        assertThat(SameResultIT.fingerprints(trial, "many")).isEqualTo(SameResultIT.fingerprints(trial, "one"));
    }

    private static Map<String, Long> reasons(Trial trial) {
        Map<String, Long> reasons = new java.util.TreeMap<>();
        new Runs(trial.spark())
                .open(trial.place(), StoreSettings.defaults())
                .table(Table.CANDIDATES)
                .where("failure_reason is not null")
                .groupBy("failure_reason")
                .count()
                .collectAsList()
                .forEach(row -> reasons.put(row.getString(0), row.getLong(1)));
        return reasons;
    }
}
