package dev.lamarck.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a benchmark answers; every one has these. */
final class BenchOptions {

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file too.")
    Optional<Path> json = Optional.empty();

    @Option(names = OutputOptions.DEBUG, description = "Show the stack trace of an error. Default: its message only.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;
}
