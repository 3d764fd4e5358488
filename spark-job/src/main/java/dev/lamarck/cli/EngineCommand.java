package dev.lamarck.cli;

import dev.lamarck.cli.bench.EngineBench;
import dev.lamarck.cli.bench.Figure;
import dev.lamarck.cli.bench.MachineCard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what Lamarck itself costs; called by scripts/bench engine. */
@Command(
        name = "engine",
        description = "Measure generations with an evaluator that costs about nothing: time from commit to commit,"
                + " candidates a second, memory of the driver, and how they grow.",
        footer = {
            "",
            "The part million is meant for a driver of 4 GiB: LAMARCK_DRIVER_MEMORY=4g.",
            "",
            "Example: scripts/bench engine --part small --part large --json build/bench/engine.json"
        })
final class EngineCommand implements Callable<Answer> {

    private final World world;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Measure this part: ${COMPLETION-CANDIDATES}; may be given again. Default: all but million.")
    private List<EngineBench.Part> parts = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where the runs are kept meanwhile; on the disk that counts. Default: build/bench.")
    private Path folder = Path.of("build", "bench");

    @Mixin
    private final BenchOptions output = new BenchOptions();

    EngineCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException {
        SparkSession spark = world.spark().session("lamarck bench engine", false);
        List<EngineBench.Part> wanted = parts.isEmpty() ? EngineBench.Part.usual() : parts;
        List<Figure> figures = new EngineBench(spark, folder, world.err()::println).measure(wanted);
        return new BenchReport("engine", MachineCard.of(spark), figures).answer(output.json);
    }
}
