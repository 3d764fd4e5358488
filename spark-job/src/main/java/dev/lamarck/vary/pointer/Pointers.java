package dev.lamarck.vary.pointer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Marks.Cause;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From the artifacts of an outcome to the lines of the program that they point at, by the artifacts' names: {@code profile}
 * and {@code coverage} say where time goes, {@code failures}, {@code wrong}, {@code stderr} and tracebacks where it goes
 * wrong.
 */
public final class Pointers {

    /** Bytes of an artifact that are looked at; JSON that is longer is not. */
    private static final int LONGEST = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What evaluators of evaluators put before a name. */
    private static final Pattern PART = Pattern.compile("^.*/|^evaluator_\\d+_");

    private Pointers() {}

    public static Marks of(Program program, List<Artifact> artifacts) {
        if (artifacts.isEmpty()) {
            return Marks.none();
        }
        Files files = new Files(program);
        Weights all = new Weights(files);
        for (Artifact artifact : artifacts) {
            Weights each = new Weights(files);
            read(artifact, each);
            all.addAll(each);
        }
        return all.marks();
    }

    private static void read(Artifact artifact, Weights weights) {
        String name = PART.matcher(artifact.name()).replaceAll("").toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
        if (plain.equals("profile") || plain.endsWith(".profile")) {
            json(artifact).ifPresent(json -> LineWeights.read(json, Cause.SLOW, weights));
        } else if (plain.equals("coverage") || plain.equals("lcov") || plain.equals("lcov.info")) {
            json(artifact)
                    .ifPresentOrElse(
                            json -> Coverage.read(json, weights), () -> Coverage.readLcov(text(artifact), weights));
        } else if (plain.equals("failures") || plain.equals("wrong")) {
            json(artifact)
                    .ifPresentOrElse(
                            json -> LineWeights.read(json, Cause.WRONG, weights),
                            () -> Traces.read(text(artifact), weights));
        } else if (plain.equals("stderr") || plain.endsWith("traceback")) {
            Traces.read(text(artifact), weights);
        }
    }

    /** An artifact that is an object or a list in JSON. */
    private static Optional<JsonNode> json(Artifact artifact) {
        if (artifact.content().length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(text(artifact))).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The end of a text, where errors are. */
    private static String text(Artifact artifact) {
        byte[] content = artifact.content();
        int from = Math.max(0, content.length - LONGEST);
        return new String(content, from, content.length - from, StandardCharsets.UTF_8);
    }
}
