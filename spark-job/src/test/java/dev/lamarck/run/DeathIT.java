package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.store.FaultPoint;
import dev.lamarck.store.SparkExtension;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run whose driver dies at every named point of the protocol, twice at each, ends as the undisturbed one. */
@ExtendWith(SparkExtension.class)
final class DeathIT {

    @TempDir
    private Path folder;

    @Test
    void run_dyingAtEveryPoint_endsAsTheUndisturbedOne(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        Set<String> points = new ConcurrentSkipListSet<>();
        trial.run("undisturbed", UnaryOperator.identity(), points::add, new StopSwitch());
        assertThat(points).hasSizeGreaterThan(15).contains("candidates.after", "population.temp-written");
        for (String point : points) {
            dieTwice(trial, point, "dies-" + point.replace('.', '-').replace('_', '-'));
        }
        for (String point : points) {
            String run = "dies-" + point.replace('.', '-').replace('_', '-');
            assertThat(SameResultIT.fingerprints(trial, run))
                    .as(point)
                    .isEqualTo(SameResultIT.fingerprints(trial, "undisturbed"));
        }
    }

    private static void dieTwice(Trial trial, String point, String run) {
        for (int pass : new int[] {1, 2}) {
            AtomicInteger left = new AtomicInteger(pass);
            FaultPoint death = reached -> {
                if (reached.equals(point) && left.decrementAndGet() == 0) {
                    throw new IllegalStateException("dead at " + point);
                }
            };
            try {
                Runs.Outcome outcome = trial.run(run, UnaryOperator.identity(), death, new StopSwitch());
                assertThat(outcome.settled().generation()).isEqualTo(Trial.LAST);
                assertThat(left.get()).as(point + " was passed too seldom").isPositive();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("dead at " + point);
            }
        }
        Runs.Outcome outcome = trial.run(run, UnaryOperator.identity());
        assertThat(outcome.settled().generation()).isEqualTo(Trial.LAST);
    }

    @Test
    void run_ofASecondDriver_isRefusedWhileTheFirstLives(SparkSession spark) {
        Trial trial = new Trial(spark, folder);
        FaultPoint intruding = point -> {
            if (point.equals("population.before")) {
                assertThatThrownBy(() -> trial.run("taken", UnaryOperator.identity()))
                        .hasMessageContaining("taken")
                        .hasMessageContaining("process");
            }
        };
        Runs.Outcome outcome =
                trial.run("taken", block -> block.with("stop.generations", "1"), intruding, new StopSwitch());
        assertThat(outcome.settled().generation()).isEqualTo(1);
    }
}
