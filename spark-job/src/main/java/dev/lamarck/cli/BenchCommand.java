package dev.lamarck.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Lamarck on this machine; called by scripts/bench. */
@Command(
        name = "bench",
        hidden = true,
        description = "Measure Lamarck on this machine.",
        footer = {"", "Example: scripts/bench engine --json build/bench/engine.json"})
final class BenchCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;
}
