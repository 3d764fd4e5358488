package dev.lamarck.cli;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an evaluation of one program found. */
record Findings(Program program, Outcome outcome, long seed, String isolation, double millis) {

    private static final int LINES_SHOWN = 40;

    String text(List<Path> written) {
        StringBuilder text = new StringBuilder(program.main().path() + ": " + verdict());
        text.append("\n  seed       ").append(seed);
        text.append("\n  genome     ").append(program.hash());
        text.append("\n  took       ").append(String.format(Locale.ROOT, "%.1f ms", millis));
        text.append("\n  isolation  ").append(isolation.isEmpty() ? "none: trusted code" : isolation);
        metrics()
                .forEach((name, value) -> text.append("\n  metric     ")
                        .append(name)
                        .append(" = ")
                        .append(value));
        outcome.artifacts().forEach(artifact -> show(text, artifact));
        written.forEach(file -> text.append("\nwrote ").append(file));
        return text.toString();
    }

    private String verdict() {
        return outcome instanceof Outcome.Failed failed
                ? "failed (" + failed.reason().code() + "): " + failed.message()
                : outcome.status();
    }

    private SortedMap<String, Double> metrics() {
        return outcome instanceof Outcome.Scored scored ? scored.metrics().values() : new TreeMap<>();
    }

    private static void show(StringBuilder text, Artifact artifact) {
        text.append("\n  artifact   ")
                .append(artifact.name())
                .append(" (")
                .append(artifact.mediaType())
                .append(", ")
                .append(Words.plural(artifact.content().length, "byte"))
                .append(')');
        if (artifact.mediaType().startsWith("text/") || artifact.mediaType().endsWith("json")) {
            List<String> lines = words(artifact).lines().toList();
            lines.stream()
                    .limit(LINES_SHOWN)
                    .forEach(line -> text.append("\n    | ").append(line));
            if (lines.size() > LINES_SHOWN) {
                text.append("\n    … and ").append(Words.plural(lines.size() - LINES_SHOWN, "more line"));
            }
        }
    }

    private static String words(Artifact artifact) {
        return new String(artifact.content(), StandardCharsets.UTF_8);
    }

    Map<String, Object> json(List<Path> written) {
        Json json = new Json().put("status", outcome.status());
        if (outcome instanceof Outcome.Failed failed) {
            json.put("reason", failed.reason().code()).put("message", failed.message());
        }
        Map<String, Object> artifacts = new LinkedHashMap<>();
        outcome.artifacts().forEach(artifact -> artifacts.put(artifact.name(), words(artifact)));
        return json.put("metrics", metrics())
                .put("artifacts", artifacts)
                .put("seed", seed)
                .put("genome", program.hash().toString())
                .put("millis", millis)
                .put("isolation", isolation)
                .put("files", written.stream().map(Path::toString).toList())
                .map();
    }

    /** Writes the artifacts into a folder, each under its own name. */
    List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (Artifact artifact : outcome.artifacts()) {
            String name = artifact.name().replaceAll("[^A-Za-z0-9._-]", "_");
            written.add(Files.write(folder.resolve(name), artifact.content()));
        }
        return written;
    }
}
