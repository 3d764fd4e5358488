package dev.lamarck.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import java.util.Optional;

/** Reads the lines of a file of texts. */
record ScoredLines(String file, Optional<Tokenizer> tokenizer) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One text. */
    record Line(int[] tokens, Optional<String> adapter) {}

    Line read(int number, String text) {
        JsonNode line = parse(number, text);
        Optional<String> adapter = Optional.ofNullable(line.get("adapter"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
        JsonNode tokens = line.get("tokens");
        if (tokens != null) {
            return new Line(ids(number, tokens), adapter);
        }
        JsonNode words = line.get("text");
        if (words == null || !words.isTextual()) {
            throw wrong(number, "it has neither \"tokens\" nor \"text\"");
        }
        Tokenizer known = tokenizer.orElseThrow(
                () -> wrong(number, "the folder of the model has no tokenizer, so that only \"tokens\" can be scored"));
        return new Line(known.encodePrompt(words.asText()), adapter);
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

    private EngineException wrong(int number, String why) {
        return new EngineException("Cannot score %s:%d: %s.".formatted(file, number, why));
    }
}
