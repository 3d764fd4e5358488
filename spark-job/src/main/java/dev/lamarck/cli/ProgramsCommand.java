package dev.lamarck.cli;

import dev.lamarck.cli.bench.Contestant;
import dev.lamarck.cli.bench.Corpora;
import dev.lamarck.cli.bench.Figure;
import dev.lamarck.cli.bench.MachineCard;
import dev.lamarck.cli.bench.ProgramsBench;
import dev.lamarck.cli.bench.Scheme;
import dev.lamarck.cli.bench.Specimen;
import dev.lamarck.conf.ConfException;
import dev.lamarck.syntax.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the operators on programs; called by scripts/bench programs. */
@Command(
        name = "programs",
        description = "Measure how well operators on programs search without a model, how fast they are, and whether"
                + " their children are programs. Runs without Spark.",
        footer = {
            "",
            "Part search: scheme greedy is one small population that keeps its best, usual what a run gets that says"
                    + " nothing of its search.",
            "What does not parse, or means the same as what was evaluated, is never evaluated and does not"
                    + " count. Part valid needs source code, which is not part of Lamarck.",
            "",
            "Example: scripts/bench programs --part search --program bins --seeds 3 --keep build/bench/courses.csv",
            "Example: scripts/bench programs --part valid --corpus python=/usr/lib/python3.11"
        })
final class ProgramsCommand implements Callable<Answer> {

    private final World world;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Measure this part: ${COMPLETION-CANDIDATES}; may be given again. Default: all.")
    private List<ProgramsBench.Part> parts = new ArrayList<>();

    @Option(
            names = "--program",
            paramLabel = "NAME",
            description = "Search with this program: ${COMPLETION-CANDIDATES}; may be given again. Default: all.")
    private List<Specimen> programs = new ArrayList<>();

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "Search in this way: ${COMPLETION-CANDIDATES}; may be given again. Default: all.")
    private List<Scheme> schemes = new ArrayList<>();

    @Option(
            names = "--contestant",
            paramLabel = "NAME",
            description = "Search with these operators: ${COMPLETION-CANDIDATES}; may be given again. Default: all.")
    private List<Contestant> contestants = new ArrayList<>();

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds a figure is the median of. Default: 10.")
    private int seeds = 10;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "How many programs a search may evaluate. Default: 2000.")
    private int evaluations = 2000;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "The interpreter of the evaluators. Default: python3.")
    private String python = "python3";

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description =
                    "Keep finished searches in this file, and do not do those again that are there. Remove it when"
                            + " operators have changed.")
    private Optional<Path> keep = Optional.empty();

    @Option(
            names = "--corpus",
            paramLabel = "LANGUAGE=DIR",
            description = "Vary source code of this language in this folder in the part valid; may be given again.")
    private Map<String, Path> corpora = new TreeMap<>();

    @Option(
            names = "--edits",
            paramLabel = "N",
            description = "How many children each language gets in the part valid. Default: 100000.")
    private int edits = 100_000;

    @Mixin
    private final BenchOptions output = new BenchOptions();

    ProgramsCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException, InterruptedException {
        ProgramsBench.Extent extent = new ProgramsBench.Extent(
                programs.isEmpty() ? List.of(Specimen.values()) : programs,
                schemes.isEmpty() ? List.of(Scheme.values()) : schemes,
                contestants.isEmpty() ? List.of(Contestant.values()) : contestants,
                Math.max(1, seeds),
                Math.max(1, evaluations),
                python);
        Corpora sources = new Corpora(folders(), Math.max(1, edits));
        List<Figure> figures = new ProgramsBench(extent, sources, keep, world.err()::println)
                .measure(parts.isEmpty() ? List.of(ProgramsBench.Part.values()) : parts);
        return new BenchReport("programs", MachineCard.plain(), figures).answer(output.json);
    }

    private Map<Language, Path> folders() {
        Map<Language, Path> folders = new TreeMap<>();
        corpora.forEach((name, folder) -> folders.put(
                Language.of(name)
                        .orElseThrow(() ->
                                new ConfException("'--corpus %s=%s' names no language with a grammar. Use one of %s."
                                        .formatted(name, folder, labels()))),
                folder));
        return folders;
    }

    private static List<String> labels() {
        return Stream.of(Language.values()).map(Language::label).toList();
    }
}
