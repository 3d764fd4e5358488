package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.run.RunSettings;
import dev.lamarck.store.History;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Warehouse;
import dev.lamarck.store.query.Fingerprint;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a generation came out as. */
@Command(
        name = "fingerprint",
        description =
                "Print 64 hex digits that are equal for equal results: population and candidates of a generation.",
        footer = {"", "Example: lamarck fingerprint demo --generation 10"})
final class FingerprintCommand implements Callable<Answer> {

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Option(names = "--generation", paramLabel = "N", description = "The generation. Default: the newest.")
    private Optional<Integer> generation = Optional.empty();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    FingerprintCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        Warehouse there = WarehouseOption.open(
                world.spark().session("lamarck fingerprint " + run, false), warehouse.folder(world.environment()));
        RunRow row = WarehouseOption.row(there, run);
        int wanted = generation.orElseGet(() -> History.of(there, run).newest().generation());
        String digits = Fingerprint.of(there, run, wanted, measured(row));
        return Answer.done(
                digits,
                new Json()
                        .put("run", run)
                        .put("generation", wanted)
                        .put("fingerprint", digits)
                        .map());
    }

    private static Set<String> measured(RunRow row) {
        Block block = Block.ofYaml(row.config(), "the settings of run '" + row.run() + "'");
        return Set.copyOf(RunSettings.of(block).evaluator().measured());
    }
}
