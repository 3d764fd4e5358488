package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.spark.StageException;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No trouble of a machine counts against a candidate, whether it passes or ends the run. */
@ExtendWith(SparkExtension.class)
final class TroubleIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void run_throughTroublesThatPass_endsAsTheUndisturbedOne(int concurrency, SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        beset(Integer.MAX_VALUE, 0);
        trial.run("undisturbed", TroubleIT::troubled);
        beset(100, 2);

        trial.run("troubled", block -> troubled(block).with("execution.concurrency", "" + concurrency));

        assertThat(Troubled.TROUBLES.get()).as("troubles left").isNegative();
        assertSame(trial, "troubled");
    }

    @Test
    void run_whereTheTroubleStays_saysSoAndGoesOnLater(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        beset(Integer.MAX_VALUE, 0);
        trial.run("undisturbed", TroubleIT::troubled);
        beset(100, Integer.MAX_VALUE);
        for (int pass = 0; pass < 2; pass++) {
            assertThatThrownBy(() -> trial.run("beset", TroubleIT::troubled))
                    .isInstanceOf(StageException.class)
                    .hasMessageContaining("failed 3 times without getting on, last on ")
                    .hasMessageContaining("The disk is full. Make room. Finished evaluations are kept")
                    .hasMessageNotContaining("Lost task");
        }
        beset(Integer.MAX_VALUE, 0);

        trial.run("beset", TroubleIT::troubled);

        assertSame(trial, "beset");
    }

    private static void beset(int calm, int troubles) {
        Troubled.CALM.set(calm);
        Troubled.TROUBLES.set(troubles);
    }

    private static Block troubled(Block block) {
        return block.with("evaluator.class", Troubled.class.getName());
    }

    private static void assertSame(Trial trial, String run) {
        assertThat(SameResultIT.fingerprints(trial, run)).isEqualTo(SameResultIT.fingerprints(trial, "undisturbed"));
        assertThat(new Runs(trial.spark())
                        .open(trial.place(), StoreSettings.defaults())
                        .table(Table.CANDIDATES)
                        .where("failure_reason is not null")
                        .count())
                .isZero();
    }
}
