package dev.lamarck.engine.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;

/** The engine's commands by themselves. */
public final class EngineMain {
    /** What went wrong is the input's fault, or the machine's. */
    private static final int FAILED = 1;

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
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    command.getErr().println(said(thrown));
                    command.getErr().flush();
                    return FAILED;
                })
                .execute(args);
    }

    /** Java's own messages of files are often but their names. */
    private static String said(Throwable thrown) {
        Throwable cause = thrown.getCause();
        if (cause != null && (thrown instanceof UncheckedIOException || thrown instanceof CompletionException)) {
            return said(cause);
        }
        if (thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException) {
            return "There is no file %s.".formatted(thrown.getMessage());
        }
        if (thrown instanceof AccessDeniedException) {
            return "Cannot open %s: it may not be read or written by you.".formatted(thrown.getMessage());
        }
        if (thrown instanceof IOException) {
            return "Cannot read or write: %s.".formatted(thrown.getMessage());
        }
        return Optional.ofNullable(thrown.getMessage()).orElseGet(thrown::toString);
    }
}
