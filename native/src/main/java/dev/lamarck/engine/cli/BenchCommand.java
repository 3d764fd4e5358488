package dev.lamarck.engine.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be measured. */
@Command(
        name = "bench",
        description = "Measure the engine on this machine.",
        subcommands = {NearestBench.class})
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What is to be measured? There are " + spec.subcommands().keySet() + ".");
    }
}
