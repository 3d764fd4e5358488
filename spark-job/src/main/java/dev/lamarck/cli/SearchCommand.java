package dev.lamarck.cli;

import dev.lamarck.cli.bench.Figure;
import dev.lamarck.cli.bench.MachineCard;
import dev.lamarck.cli.bench.Peers;
import dev.lamarck.cli.bench.SearchBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well and how fast strategies search; called by scripts/bench search. */
@Command(
        name = "search",
        description = "Measure how well strategies search, on problems whose best is known, and how fast they decide."
                + " Runs without Spark, one seed after the other.",
        footer = {
            "",
            "The figures of other programs to compare with are made by scripts/peers/.",
            "",
            "Example: scripts/bench search --part fronts --seeds 5"
        })
final class SearchCommand implements Callable<Answer> {

    private final World world;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Measure this part: ${COMPLETION-CANDIDATES}; may be given again. Default: all.")
    private List<SearchBench.Part> parts = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds a figure is the median of. Default: 15.")
    private int seeds = 15;

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            description = "Figures of other programs. Default: docs/benchmarks/peers.")
    private Path peers = Path.of("docs", "benchmarks", "peers");

    @Mixin
    private final BenchOptions output = new BenchOptions();

    SearchCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException {
        List<SearchBench.Part> wanted = parts.isEmpty() ? List.of(SearchBench.Part.values()) : parts;
        List<Figure> figures =
                new SearchBench(Peers.in(peers), Math.max(1, seeds), world.err()::println).measure(wanted);
        return new BenchReport("search", MachineCard.plain(), figures).answer(output.json);
    }
}
