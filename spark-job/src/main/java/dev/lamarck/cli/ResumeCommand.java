package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.run.Preflight;
import dev.lamarck.store.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Continues a run with the settings it was started with. */
@Command(
        name = "resume",
        description = "Continue a run with the settings it was started with, as its warehouse has them.",
        footer = {
            "",
            "What decides the candidates (genome, search, evaluator, schedule, run.seed, execution.batch-size) stays as it"
                    + " was; stop, execution and store may be set anew. 'lamarck branch' changes the rest.",
            "",
            "Example: lamarck resume demo --until-generation 200"
        })
final class ResumeCommand implements Callable<Answer> {

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of stop, execution or store; may be given again. Default: as the run was started.")
    private List<String> set = new ArrayList<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ResumeCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        String folder = warehouse.folder(world.environment());
        SparkSession spark = world.spark().session("lamarck resume " + run, true);
        Warehouse there = WarehouseOption.open(spark, folder);
        List<String> flags = new ArrayList<>(set);
        flags.addAll(limits.flags());
        flags.add("run.warehouse=" + Json.line(there.uri()));
        Block block = new StoredSettings(WarehouseOption.row(there, run), world.environment()).with(flags);
        Preflight.check(run, block);
        return new Drive(world, output).run(spark, run, block);
    }
}
