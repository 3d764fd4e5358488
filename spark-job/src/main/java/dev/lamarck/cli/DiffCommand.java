package dev.lamarck.cli;

import dev.lamarck.genome.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two programs. */
@Command(
        name = "diff",
        description = "Compare two programs by their syntax trees: how far apart they are, and what changed.",
        footer = {"", "Example: lamarck diff initial_program.py out/main.py"})
final class DiffCommand implements Callable<Answer> {

    @Parameters(index = "0", paramLabel = "A", description = "The one program.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The other program.")
    private Path after = Path.of("");

    @Option(names = "--no-diff", description = "Leave out the lines that differ. Default: they are shown at the end.")
    private boolean noDiff;

    @Option(
            names = "--language",
            paramLabel = "NAME",
            description = "The language of both, for files whose names have no ending. Default: what A's name tells.")
    private Optional<String> language = Optional.empty();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Answer call() {
        Program one = Target.program(List.of(before), language);
        Program other = Target.program(List.of(after), language);
        Comparison comparison = Comparison.of(before.toString(), one, after.toString(), other);
        return Answer.done(comparison.text(!noDiff), comparison.json(!noDiff));
    }
}
