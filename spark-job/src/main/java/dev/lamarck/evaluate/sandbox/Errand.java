package dev.lamarck.evaluate.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command to run.
 *
 * @param command the executable and its arguments
 * @param folder the working directory, the only place that it may write to
 * @param readable folders that it may read besides, such as the evaluator's
 * @param environment all the variables that it has beside {@code PATH}, {@code HOME}, {@code TMPDIR} and {@code LANG}
 * @param input what it reads on stdin
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Errand(
        List<String> command,
        Path folder,
        List<Path> readable,
        Map<String, String> environment,
        Limits limits,
        byte[] input) {

    public Errand {
        command = List.copyOf(command);
        readable = List.copyOf(readable);
        environment = Map.copyOf(environment);
    }
}
