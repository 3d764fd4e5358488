package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.store.FaultPoint;
import dev.lamarck.store.SparkExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Generations that do not wait for their last candidates. */
@ExtendWith(SparkExtension.class)
final class QuorumIT {

    static final int LAST = 4;

    @TempDir
    private Path folder;

    static Block impatient(Block block) {
        return block.with("evaluator", "{class: dev.lamarck.run.Tardy}")
                .with("generation.quorum", "0.7")
                .with("execution.batch-size", "4")
                .with("stop.generations", String.valueOf(LAST));
    }

    static List<Row> candidates(SparkSession spark, Trial trial, String run, String where) {
        return spark.read()
                .format("delta")
                .load(trial.place() + "/candidates")
                .where("run_id = '" + run + "' and " + where)
                .collectAsList();
    }

    static Set<String> ids(List<Row> rows) {
        Set<String> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.getAs("candidate_id")));
        return ids;
    }

    /** Who is late in a generation is evaluated in the next one, first of all and for certain. */
    static void assertLateJoin(SparkSession spark, Trial trial, String run, int generation) {
        Set<String> late = ids(candidates(spark, trial, run, "status = 'pending' and generation = " + generation));
        List<Row> joined = candidates(spark, trial, run, "operator = 'late' and generation = " + (generation + 1));
        Set<String> parents = new TreeSet<>();
        joined.forEach(row -> parents.addAll(row.<String>getList(row.fieldIndex("parents"))));
        assertThat(parents).isEqualTo(late);
        assertThat(joined).allMatch(row -> row.<String>getAs("status").equals("scored"));
        assertThat(joined).allMatch(row -> row.<Integer>getAs("slot") < late.size());
    }

    @Test
    void run_withQuorum_latecomersJoinTheNextGeneration(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        Runs.Outcome outcome = trial.run("early", QuorumIT::impatient);
        assertThat(outcome.reason()).isEqualTo(StopReason.GENERATIONS);
        assertThat(candidates(spark, trial, "early", "status = 'pending'")).isNotEmpty();
        assertThat(candidates(spark, trial, "early", "status = 'failed'")).isEmpty();
        for (int generation = 0; generation < LAST; generation++) {
            assertLateJoin(spark, trial, "early", generation);
        }
        long scored = candidates(spark, trial, "early", "status = 'scored'").size();
        assertThat(outcome.settled().row().orElseThrow().counts().evaluations()).isEqualTo(scored);
    }

    @Test
    void run_thatDiesAfterItsFacts_hasTheSameLatecomersWhenResumed(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        for (String point : List.of("population.before", "generations.before")) {
            String run = "dies-" + point.substring(0, 3);
            FaultPoint death = reached -> {
                if (reached.equals(point)) {
                    throw new IllegalStateException("died at " + point);
                }
            };
            assertThatThrownBy(() -> trial.run(run, QuorumIT::impatient, death, new StopSwitch()))
                    .hasMessageContaining("died at");
            Set<String> late = ids(candidates(spark, trial, run, "status = 'pending' and generation = 0"));
            trial.run(run, QuorumIT::impatient);
            assertThat(ids(candidates(spark, trial, run, "status = 'pending' and generation = 0")))
                    .isEqualTo(late)
                    .isNotEmpty();
            assertLateJoin(spark, trial, run, 0);
            assertLateJoin(spark, trial, run, 1);
        }
    }

    @Test
    void run_withQuorum_goesOnFromEachGeneration(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        for (int last = 0; last <= LAST; last++) {
            String generations = String.valueOf(last);
            trial.run("pieces", block -> impatient(block).with("stop.generations", generations));
        }
        for (int generation = 0; generation < LAST; generation++) {
            assertLateJoin(spark, trial, "pieces", generation);
        }
    }
}
