package dev.lamarck.engine.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything that is done with a model in a folder. */
@Command(
        name = "model",
        description = "Use language models from folders as they are published: config.json, safetensors, tokenizer.",
        subcommands = {
            InspectCommand.class,
            GenerateCommand.class,
            ScoreCommand.class,
            TokenizeCommand.class,
            FinetuneCommand.class
        })
public final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? There are " + spec.subcommands().keySet() + ".");
    }
}
