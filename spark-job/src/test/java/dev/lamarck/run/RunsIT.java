package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.store.SparkExtension;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class RunsIT {

    @TempDir
    private Path folder;

    private Block settings(int generations) {
        return Block.ofYaml("""
                run: {seed: 7, warehouse: "%s"}
                stop: {generations: %d}
                genome: {genes: [{name: x, count: 8, min: -1, max: 1}]}
                search: {size: 40, islands: 2}
                evaluator: {class: dev.lamarck.run.Sphere}
                """.formatted(folder.toUri(), generations), "the test");
    }

    @Test
    void run_toItsLastGeneration_improves(SparkSession spark) {
        Runs.Outcome outcome = new Runs(spark).run("first", settings(20), new Loud(), new StopSwitch());
        assertThat(outcome.reason()).isEqualTo(StopReason.GENERATIONS);
        assertThat(outcome.settled().generation()).isEqualTo(20);
        Runs.Outcome again = new Runs(spark).run("first", settings(20), new Loud(), new StopSwitch());
        assertThat(again.worked()).isFalse();
        Runs.Outcome more = new Runs(spark).run("first", settings(60), new Loud(), new StopSwitch());
        assertThat(more.settled().row().orElseThrow().scores().best().orElseThrow())
                .isGreaterThan(-0.01);
    }

    private static final class Loud implements Progress {
        @Override
        public void generation(Report report) {
            System.out.println(report.row().generation() + " " + report.row().scores() + " "
                    + report.row().times());
        }
    }
}
