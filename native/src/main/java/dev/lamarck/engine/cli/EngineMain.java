package dev.lamarck.engine.cli;

import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The engine's commands by themselves, where there is no Spark. The exit codes are those of the whole command line. */
public final class EngineMain {
    private static final int DEFECT = 1;
    private static final int USER = 2;
    private static final int ENVIRONMENT = 3;

    private EngineMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return commands(args).execute(args);
    }

    static CommandLine commands(String... args) {
        return new CommandLine(new ModelCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, words) -> fail(wrong.getCommandLine(), wrong, args))
                .setExecutionExceptionHandler((thrown, command, parsed) -> fail(command, thrown, args));
    }

    private static int fail(CommandLine command, Throwable thrown, String... args) {
        String text = text(thrown);
        if (Arrays.asList(args).contains("--debug") || code(thrown) == DEFECT) {
            thrown.printStackTrace(command.getErr());
        }
        command.getErr().println("error: " + text);
        if (Arrays.asList(args).contains("--json")) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", code(thrown));
            error.put("message", text);
            command.getOut().println(Printer.line(Map.of("error", error)));
        }
        return code(thrown);
    }

    private static int code(Throwable thrown) {
        if (thrown instanceof EngineException || thrown instanceof ParameterException) {
            return USER;
        }
        return thrown instanceof IOException || thrown instanceof UncheckedIOException ? ENVIRONMENT : DEFECT;
    }

    private static String text(Throwable thrown) {
        String what = String.valueOf(thrown.getMessage());
        if (thrown instanceof ParameterException wrong) {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            return what.replaceAll("[.]$", "") + ". See '" + command + " --help'.";
        }
        return code(thrown) == ENVIRONMENT ? "Cannot read or write: %s.".formatted(what) : what;
    }
}
