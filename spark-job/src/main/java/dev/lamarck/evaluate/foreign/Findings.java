package dev.lamarck.evaluate.foreign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a program reports of itself as a JSON object. Numbers are metrics, true and false are 1 and 0, objects in the
 * object give names such as {@code a/b}; texts and lists are artifacts. Of the members {@code metrics} and
 * {@code artifacts}, if they are objects, the first counts as if its members stood outside, the second holds artifacts
 * alone.
 */
public record Findings(Metrics metrics, List<Artifact> artifacts) {

    private static final int DEEPEST = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Findings {
        artifacts = List.copyOf(artifacts);
    }

    /** The object that a text consists of; nothing if it is no JSON object. */
    public static Optional<Findings> of(String text) {
        return object(text).map(Findings::of);
    }

    /** The object on the last line that is one. */
    public static Optional<Findings> lastOf(String lines) {
        String[] all = lines.split("\\R");
        for (int i = all.length - 1; i >= 0; i--) {
            Optional<JsonNode> object = object(all[i].strip());
            if (object.isPresent()) {
                return object.map(Findings::of);
            }
        }
        return Optional.empty();
    }

    public static Optional<JsonNode> object(String text) {
        return json(text).filter(JsonNode::isObject);
    }

    /** Any JSON value; nothing if the text is none. */
    public static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public static String write(JsonNode node) {
        return node.toString();
    }

    public Outcome scored(List<Artifact> more) {
        List<Artifact> all = new ArrayList<>(artifacts);
        more.stream()
                .filter(artifact -> artifacts.stream().noneMatch(a -> a.name().equals(artifact.name())))
                .forEach(all::add);
        return new Outcome.Scored(metrics, all);
    }

    private static Findings of(JsonNode object) {
        Reading reading = new Reading(new TreeMap<>(), new ArrayList<>());
        object.properties().forEach(member -> {
            boolean nested = member.getValue().isObject();
            if (nested && member.getKey().equals("artifacts")) {
                member.getValue().properties().forEach(a -> reading.artifact(a.getKey(), a.getValue()));
            } else {
                reading.add(nested && member.getKey().equals("metrics") ? "" : member.getKey(), member.getValue(), 0);
            }
        });
        return new Findings(Metrics.of(reading.metrics()), reading.artifacts());
    }

    private record Reading(TreeMap<String, Double> metrics, List<Artifact> artifacts) {

        void add(String name, JsonNode value, int depth) {
            if (value.isNumber()) {
                metrics.put(name, value.doubleValue());
            } else if (value.isBoolean()) {
                metrics.put(name, value.booleanValue() ? 1.0 : 0.0);
            } else if (value.isObject() && depth < DEEPEST) {
                value.properties()
                        .forEach(member -> add(
                                name.isEmpty() ? member.getKey() : name + "/" + member.getKey(),
                                member.getValue(),
                                depth + 1));
            } else if (!value.isNull()) {
                artifact(name, value);
            }
        }

        void artifact(String name, JsonNode value) {
            String called = name.isBlank() ? "unnamed" : name;
            artifacts.add(
                    value.isTextual()
                            ? Endings.text(called, value.textValue())
                            : new Artifact(
                                    called, "application/json", value.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
