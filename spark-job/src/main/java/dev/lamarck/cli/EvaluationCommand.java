package dev.lamarck.cli;

import dev.lamarck.cli.bench.EvaluationBench;
import dev.lamarck.cli.bench.Figure;
import dev.lamarck.cli.bench.MachineCard;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what evaluating costs beside the evaluations; called by scripts/bench evaluation. */
@Command(
        name = "evaluation",
        description =
                "Measure what an evaluation costs that does nothing, by each kind of evaluator, and how busy cores"
                        + " are with evaluations of very different length.",
        footer = {"", "Example: scripts/bench evaluation --part overhead --json build/bench/evaluation.json"})
final class EvaluationCommand implements Callable<Answer> {

    private final World world;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Measure this part: ${COMPLETION-CANDIDATES}; may be given again. Default: all.")
    private List<EvaluationBench.Part> parts = new ArrayList<>();

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "The interpreter of the part overhead; with NumPy, if it has that. Default: python3.")
    private String python = "python3";

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "How many programs forks evaluate in the part overhead. Default: 1400.")
    private int candidates = 1400;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where the runs are kept meanwhile; on the disk that counts. Default: build/bench.")
    private Path folder = Path.of("build", "bench");

    @Mixin
    private final BenchOptions output = new BenchOptions();

    EvaluationCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException, InterruptedException {
        List<EvaluationBench.Part> wanted = parts.isEmpty() ? List.of(EvaluationBench.Part.values()) : parts;
        double load = load();
        EvaluationBench bench =
                new EvaluationBench(this::spark, folder, python, Math.max(40, candidates), world.err()::println);
        List<Figure> figures = bench.measure(wanted);
        Map<String, Object> machine = MachineCard.plain();
        machine.put("load", "%s before, %s after".formatted(Words.number(load), Words.number(load())));
        return new BenchReport("evaluation", machine, figures).answer(output.json);
    }

    private SparkSession spark() {
        return world.spark().session("lamarck bench evaluation", false);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
