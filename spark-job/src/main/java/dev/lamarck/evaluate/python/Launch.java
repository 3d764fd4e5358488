package dev.lamarck.evaluate.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.evaluate.sandbox.Warden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a fork server is started.
 *
 * @param settings of the evaluator
 * @param evaluator the evaluator's file on this machine
 * @param harness the Python side
 * @param warden what isolates
 * @param outer the environment of this JVM, of which the server gets what the settings say
 * @param folder of the server's own
 */
record Launch(
        PythonSettings settings,
        Path evaluator,
        Harness harness,
        Warden warden,
        Map<String, String> outer,
        Path folder) {

    /** More than all artifacts: metrics, and what a notice takes. */
    private static final long ROOM = 32L << 20;

    Launch {
        outer = Map.copyOf(outer);
    }

    Process process() {
        ProcessBuilder builder =
                new ProcessBuilder(settings.python(), harness.start().toString());
        builder.environment().clear();
        builder.environment().putAll(Variables.of(settings, outer));
        builder.directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw errors().noInterpreter(e);
        }
    }

    Path log() {
        return folder.resolve("server.log");
    }

    PythonErrors errors() {
        return new PythonErrors(settings.python(), evaluator);
    }

    /** The server's first frame. */
    byte[] configuration() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("evaluator", evaluator.toString());
        values.put("preload", settings.preload());
        values.put("cascade", settings.cascade().enabled());
        values.put("thresholds", settings.cascade().thresholds());
        values.put("retries", settings.maxRetries());
        values.put("pause", seconds(settings.retryPause()));
        values.put("timeout", seconds(settings.limits().timeout()));
        values.put("strict", settings.strictCompat());
        values.put("features", settings.featureDimensions());
        values.put("each", settings.artifacts().each().bytes());
        values.put("together", settings.artifacts().all().bytes());
        values.put("most", settings.artifacts().all().bytes() + ROOM);
        values.put("warden", warden.loaded().toString());
        values.put("spec", spec());
        values.put("readable", List.of(harness.root().toString()));
        try {
            return new ObjectMapper().writeValueAsBytes(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings of plain values are always JSON", e);
        }
    }

    /** The limits, as the guardian reads them; the folder and the time are for the server to say. */
    private String spec() {
        return warden.spec(folder, settings.limits()).lines().stream()
                .filter(line -> !line.startsWith("folder=") && !line.startsWith("timeout-ms="))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
