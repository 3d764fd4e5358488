package dev.lamarck.engine.cli;

import dev.lamarck.engine.tensor.EngineException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The engine's commands by themselves, where there is no Spark. The exit codes are those of the whole command line. */
public final class EngineMain {
    private static final int DEFECT = 1;
    private static final int USER = 2;
    private static final int ENVIRONMENT = 3;

    private EngineMain() {}

    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new ModelCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, words) -> fail(wrong.getCommandLine(), wrong, args))
                .setExecutionExceptionHandler((thrown, command, parsed) -> fail(command, thrown, args))
                .execute(args);
    }

    private static int fail(CommandLine command, Throwable thrown, String... args) {
        Throwable cause = cause(thrown);
        if (Arrays.asList(args).contains("--debug") || code(cause) == DEFECT) {
            thrown.printStackTrace(command.getErr());
        }
        command.getErr().println("error: " + text(cause));
        command.getErr().flush();
        if (Arrays.asList(args).contains("--json")) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", code(cause));
            error.put("message", text(cause));
            command.getOut().println(Printer.line(Map.of("error", error)));
            command.getOut().flush();
        }
        return code(cause);
    }

    private static Throwable cause(Throwable thrown) {
        boolean wrapped = thrown instanceof UncheckedIOException || thrown instanceof CompletionException;
        Throwable cause = thrown.getCause();
        return wrapped && cause != null ? cause(cause) : thrown;
    }

    private static int code(Throwable thrown) {
        if (thrown instanceof EngineException || thrown instanceof ParameterException || missing(thrown)) {
            return USER;
        }
        return thrown instanceof IOException ? ENVIRONMENT : DEFECT;
    }

    private static boolean missing(Throwable thrown) {
        return thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException;
    }

    /** Java's own messages of files are often but their names. */
    private static String text(Throwable thrown) {
        String said = String.valueOf(thrown.getMessage());
        if (thrown instanceof ParameterException wrong) {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            return "%s. See '%s --help'.".formatted(said.replaceAll("[.]$", ""), command);
        }
        if (missing(thrown)) {
            return "There is no file %s.".formatted(said);
        }
        if (thrown instanceof AccessDeniedException) {
            return "Cannot open %s: it may not be read or written by you.".formatted(said);
        }
        return thrown instanceof IOException ? "Cannot read or write: %s.".formatted(said) : said;
    }
}
