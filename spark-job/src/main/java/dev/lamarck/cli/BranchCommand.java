package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.run.Preflight;
import dev.lamarck.run.Runs;
import dev.lamarck.store.Head;
import dev.lamarck.store.History;
import dev.lamarck.store.Warehouse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a run that goes on from the past of another. */
@Command(
        name = "branch",
        description = "Make a new run that goes on from a generation of another, with other settings if wanted.",
        footer = {
            "",
            "Give one of --at-generation, --at-version and --at-timestamp. The new run is made, not started: the command"
                    + " says how.",
            "",
            "Example: lamarck branch --from demo --as demo-wild --at-generation 20 --set search.islands=8"
        })
final class BranchCommand implements Callable<Answer> {

    /** What those that live already were made and measured by. */
    private static final List<String> FIXED =
            List.of("genome", "search.objectives", "search.features", "search.constraints", "search.islands");

    private final World world;

    @Option(names = "--from", required = true, paramLabel = "RUN", description = "The run to branch from.")
    private String from = "";

    @Option(names = "--as", required = true, paramLabel = "NEW", description = "The name of the new run.")
    private String name = "";

    @ArgGroup(multiplicity = "1")
    private Moment moment = new Moment();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Option(names = "--seed", paramLabel = "S", description = "The seed of the new run. Default: that of the other.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the new run; may be given again. Default: as the other was started.")
    private List<String> set = new ArrayList<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    BranchCommand(World world) {
        this.world = world;
    }

    /** The moment to branch at, in one of three ways. */
    static final class Moment {

        @Option(names = "--at-generation", paramLabel = "N", description = "After this generation of the run.")
        private int generation = -1;

        @Option(
                names = "--at-version",
                paramLabel = "V",
                description = "After its newest generation at version V of the table population.")
        private long version = -1;

        @Option(
                names = "--at-timestamp",
                paramLabel = "T",
                description = "After its newest generation at that time, such as 2026-03-01T12:00:00Z.")
        private String timestamp = "";

        History.Moment chosen() {
            if (!timestamp.isEmpty()) {
                return new History.Moment.Timestamp(instant(timestamp));
            }
            return version >= 0 ? new History.Moment.Version(version) : new History.Moment.Generation(generation);
        }

        private static Instant instant(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new ConfException(CliErrors.timestamp(text), e);
            }
        }
    }

    @Override
    public Answer call() {
        History.Moment at = moment.chosen();
        SparkSession spark = world.spark().session("lamarck branch " + name, false);
        Warehouse there = WarehouseOption.open(spark, warehouse.folder(world.environment()));
        StoredSettings stored = new StoredSettings(WarehouseOption.row(there, from), world.environment());
        String place = "run.warehouse=" + Json.line(there.uri());
        Block block = stored.with(flags(place));
        refuseFixed(stored.with(List.of(place)), block);
        Preflight.check(name, block);
        History.Entry origin = History.of(there, from).at(at);
        Head head = new Runs(spark).branch(there, origin, from, name, block);
        Hints hints = new Hints(world.display().command(), there.uri());
        Json json = new Json()
                .put("run", name)
                .put("parent", from)
                .put("generation", head.generation())
                .put("parent_version", origin.version())
                .put("warehouse", there.uri());
        return Answer.done(
                "Run '" + name + "' goes on from " + origin + " of run '" + from + "'.\n\nStart it:\n  "
                        + hints.of("resume " + name),
                json.map());
    }

    private List<String> flags(String place) {
        List<String> flags = new ArrayList<>(set);
        seed.ifPresent(number -> flags.add("run.seed=" + number));
        flags.add(place);
        return flags;
    }

    private void refuseFixed(Block before, Block after) {
        for (String path : FIXED) {
            if (!before.value(path).equals(after.value(path))) {
                throw new ConfException(CliErrors.fixedForBranch(from, path));
            }
        }
    }
}
