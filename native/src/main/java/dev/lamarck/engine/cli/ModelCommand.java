package dev.lamarck.engine.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Everything that is done with a model in a folder. */
@Command(
        name = "model",
        description = "Use language models from folders as they are published: config.json, safetensors, tokenizer.",
        footer = {"", "Example: lamarck model generate models/Qwen2-0.5B --prompt 'The tower' --greedy"},
        subcommands = {
            InspectCommand.class,
            GenerateCommand.class,
            RankCommand.class,
            ScoreCommand.class,
            EmbedCommand.class,
            TokenizeCommand.class,
            FinetuneCommand.class,
            BenchCommand.class,
            NearestBench.class
        })
public final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error. Default: its message only.")
    private boolean debug;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with a model: one of "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
