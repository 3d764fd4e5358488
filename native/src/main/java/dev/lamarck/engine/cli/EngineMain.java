package dev.lamarck.engine.cli;

import picocli.CommandLine;

/** The engine's commands by themselves. */
public final class EngineMain {
    /** What went wrong is the input's fault, or the machine's. */
    private static final int FAILED = 1;

    private EngineMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new ModelCommand())
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    command.getErr().println(thrown.getMessage());
                    return FAILED;
                })
                .execute(args);
    }
}
