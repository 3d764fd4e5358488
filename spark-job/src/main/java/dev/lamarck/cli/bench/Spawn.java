package dev.lamarck.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Processes as anybody starts them, for comparison. */
final class Spawn {

    private Spawn() {}

    /** What a command prints. */
    static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip();
    }

    /** Whether a command goes well. */
    static boolean works(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Runs a command that has to go well. */
    static void run(String... command) throws IOException, InterruptedException {
        if (!works(command)) {
            throw new IllegalStateException("This failed: " + String.join(" ", command));
        }
    }
}
