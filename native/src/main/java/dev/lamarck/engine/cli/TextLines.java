package dev.lamarck.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the lines of a file of texts.
 *
 * @param work what is done with them, for messages
 */
record TextLines(String work, Path file, Optional<Tokenizer> tokenizer) {
    /** Lines that go through the model together. */
    private static final int TOGETHER = 256;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One text. */
    record Line(int number, int[] tokens, Optional<String> adapter) {}

    /** Hands on all lines in their order, some at a time; those without anything on them are left out. */
    void forEach(Consumer<List<Line>> work) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<Line> some = new ArrayList<>();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    some.add(read(number, line));
                }
                if (some.size() == TOGETHER) {
                    work.accept(some);
                    some.clear();
                }
            }
            if (!some.isEmpty()) {
                work.accept(some);
            }
        }
    }

    Line read(int number, String text) {
        JsonNode line = parse(number, text);
        Optional<String> adapter = Optional.ofNullable(line.get("adapter"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        JsonNode tokens = line.get("tokens");
        if (tokens != null) {
            return new Line(number, ids(number, tokens), adapter);
        }
        JsonNode words = line.get("text");
        if (words == null || !words.isTextual()) {
            throw wrong(number, "it has neither \"tokens\" nor \"text\"");
        }
        Tokenizer known = tokenizer.orElseThrow(
                () -> wrong(number, "the folder of the model has no tokenizer, so that it takes only \"tokens\""));
        return new Line(number, known.encodePrompt(words.asText()), adapter);
    }

    private JsonNode parse(int number, String text) {
        try {
            JsonNode line = MAPPER.readTree(text);
            if (line == null || !line.isObject()) {
                throw wrong(number, "it is no object");
            }
            return line;
        } catch (JsonProcessingException e) {
            throw wrong(number, "it is no JSON: " + e.getOriginalMessage());
        }
    }

    private int[] ids(int number, JsonNode tokens) {
        if (!tokens.isArray()) {
            throw wrong(number, "\"tokens\" is no list");
        }
        int[] ids = new int[tokens.size()];
        for (int i = 0; i < ids.length; i++) {
            if (!tokens.get(i).canConvertToInt() || !tokens.get(i).isIntegralNumber()) {
                throw wrong(number, "\"tokens\" has " + tokens.get(i) + ", which is no token id");
            }
            ids[i] = tokens.get(i).intValue();
        }
        return ids;
    }

    EngineException wrong(int number, String why) {
        return new EngineException("Cannot %s %s:%d: %s.".formatted(work, file, number, why));
    }
}
