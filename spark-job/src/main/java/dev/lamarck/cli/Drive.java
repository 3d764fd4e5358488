package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.run.Runs;
import dev.lamarck.run.StopReason;
import dev.lamarck.run.StopSwitch;
import java.time.InstantSource;
import org.apache.spark.sql.SparkSession;

/** Drives a run with its progress in sight, and tells what it came to. */
final class Drive {

    private final World world;
    private final OutputOptions output;

    Drive(World world, OutputOptions output) {
        this.world = world;
        this.output = output;
    }

    Answer run(SparkSession spark, String name, Block block) {
        StopSwitch stop = new StopSwitch();
        world.signals().accept(stop);
        InstantSource clock = InstantSource.system();
        try (Watch watch = Watch.of(world, clock)) {
            Runs.Outcome outcome = new Runs(spark).run(name, block, watch, stop);
            watch.close();
            if (outcome.reason() == StopReason.ALL_FAILED) {
                throw allFailed(spark, outcome);
            }
            Ending ending = new Ending(
                    outcome, watch.totals(), new Hints(world.display().command(), outcome.warehouse()));
            Exit exit = outcome.reason() == StopReason.INTERRUPTED ? Exit.STOPPED : Exit.DONE;
            return new Answer(exit, ending.text(), output.json ? ending.json(spark) : new Json().map());
        }
    }

    private static ConfException allFailed(SparkSession spark, Runs.Outcome outcome) {
        return new ConfException(CliErrors.allFailed(
                outcome.run(),
                outcome.settled().generation(),
                FailureReasons.of(spark, outcome).text()));
    }
}
