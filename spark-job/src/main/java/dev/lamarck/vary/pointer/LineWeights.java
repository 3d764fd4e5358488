package dev.lamarck.vary.pointer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.genome.Marks.Cause;

/**
 * Lines and their weights as JSON: {@code {"12": 0.8}} or {@code [[12, 0.8]]} for the main file, or either of them for each
 * file, as in {@code {"main.py": {"12": 0.8}}}.
 */
final class LineWeights {

    private static final int MAIN = 0;

    private LineWeights() {}

    static void read(JsonNode json, Cause cause, Weights weights) {
        lines(json, cause, MAIN, weights);
        if (json.isObject()) {
            json.properties()
                    .forEach(entry -> weights.files()
                            .find(entry.getKey())
                            .ifPresent(file -> lines(entry.getValue(), cause, file, weights)));
        }
    }

    private static void lines(JsonNode json, Cause cause, int file, Weights weights) {
        if (json.isObject()) {
            json.properties().forEach(entry -> line(entry.getKey(), entry.getValue(), cause, file, weights));
        } else {
            json.forEach(pair -> line(pair.path(0).asText(), pair.path(1), cause, file, weights));
        }
    }

    private static void line(String line, JsonNode weight, Cause cause, int file, Weights weights) {
        if (weight.isNumber()) {
            weights.add(cause, file, Numerals.line(line), weight.asDouble());
        }
    }
}
