package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.run.Preflight;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a run to where its settings say; what a scheduler calls. */
@Command(
        name = "run",
        description = "Start a run, or take it further: does what is missing, and nothing if nothing is.",
        footer = {
            "",
            "The name of the run is --run, else the setting run.id, else the file's name without '.yaml' or the program's"
                    + " or its folder's, in small letters, digits and '-'.",
            "Exit codes: 0 done, 2 the request is wrong, 3 the machine is, 4 stopped on request and resumable.",
            "",
            "Example: lamarck run conf/examples/circle-packing/demo.yaml --until-generation 50 --set search.size=200",
            "Example: lamarck run config.yaml --initial initial_program.py --evaluator evaluator.py"
        })
final class RunCommand implements Callable<Answer> {

    private final World world;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--run", paramLabel = "ID", description = "The run's name. Default: see below.")
    private Optional<String> run = Optional.empty();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Everything random follows from it. Default: the setting run.seed, 42.")
    private Optional<Long> seed = Optional.empty();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    RunCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        List<String> flags = limits.flags();
        seed.ifPresent(number -> flags.add("run.seed=" + number));
        warehouse.warehouse.ifPresent(folder -> flags.add("run.warehouse=" + Json.line(folder)));
        Block block = settings.block(world.environment(), flags);
        String name = settings.name(run, block);
        Preflight.check(name, block);
        return new Drive(world, output).run(world.spark().session("lamarck run " + name, true), name, block);
    }
}
