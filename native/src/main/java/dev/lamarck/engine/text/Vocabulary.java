package dev.lamarck.engine.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tokenizer.json} says of its tokens, read without keeping its many merges.
 *
 * @param tokens by id; null for ids without a token
 * @param added tokens that are found in a text before all others
 * @param decoder how pieces become text
 */
record Vocabulary(List<@Nullable String> tokens, List<Added> added, JsonNode decoder) {

    /** More ids than any model has; a larger one is a mistake that would take up memory. */
    private static final int MOST_IDS = 4 << 20;

    record Added(int id, String text, boolean special) {}

    static Vocabulary of(byte[] json, String file) {
        try (JsonParser parser = ModelFolder.JSON.createParser(json)) {
            return new Reader(parser, file).read();
        } catch (IOException e) {
            throw TextErrors.badTokenizer(file, e);
        }
    }

    Map<String, Integer> ids() {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            if (tokens.get(id) != null) {
                ids.put(tokens.get(id), id);
            }
        }
        return ids;
    }

    /** Tokens are special by how they are written: a vocabulary may have one of them twice. */
    Pieces pieces() {
        Set<String> texts =
                added.stream().filter(Added::special).map(Added::text).collect(Collectors.toUnmodifiableSet());
        BitSet special = new BitSet();
        Spelling spelling = Spelling.of(decoder);
        byte[][] bytes = new byte[tokens.size()][];
        for (int id = 0; id < bytes.length; id++) {
            String token = tokens.get(id);
            bytes[id] = token == null ? new byte[0] : spelling.bytes(token);
            special.set(id, token != null && texts.contains(token));
        }
        return Pieces.of(bytes, special, spelling.leadingSpaces());
    }

    /** Goes through the file once. */
    private static final class Reader {

        private final JsonParser parser;
        private final String file;
        private final List<@Nullable String> tokens = new ArrayList<>();
        private final List<Added> added = new ArrayList<>();
        private JsonNode decoder = ModelFolder.JSON.nullNode();

        Reader(JsonParser parser, String file) {
            this.parser = parser;
            this.file = file;
        }

        Vocabulary read() throws IOException {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "added_tokens" -> readAdded(parser.readValueAsTree());
                    case "decoder" -> decoder = parser.readValueAsTree();
                    case "model" -> readModel();
                    case "normalizer" -> Charsmap.check(parser.readValueAsTree(), file);
                    case "post_processor" -> PostProcessor.check(parser.readValueAsTree(), file);
                    default -> parser.skipChildren();
                }
            }
            added.forEach(token -> put(token.text(), token.id()));
            return new Vocabulary(tokens, List.copyOf(added), decoder);
        }

        private void readAdded(JsonNode list) {
            for (JsonNode token : list) {
                JsonNode id = token.path("id");
                JsonNode text = token.path("content");
                if (!id.isIntegralNumber() || !text.isTextual()) {
                    throw TextErrors.badJson(file, "an added token has no id or no content");
                }
                added.add(new Added(
                        checked(id.asLong()),
                        text.textValue(),
                        token.path("special").asBoolean()));
            }
        }

        /** With a prefix for the rest of words the library ends the process on merges whose tokens do not have it. */
        private void readModel() throws IOException {
            expect(parser.currentToken(), JsonToken.START_OBJECT, "a model");
            boolean merges = false;
            boolean prefix = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                merges |= field.equals("merges");
                prefix |= field.equals("continuing_subword_prefix")
                        && value != JsonToken.VALUE_NULL
                        && !parser.getText().isEmpty();
                readPart(field, value);
            }
            if (merges && prefix) {
                throw TextErrors.badJson(file, "its model has merges and a prefix for the rest of words");
            }
        }

        private void readPart(String field, JsonToken value) throws IOException {
            if (field.equals("vocab") && value == JsonToken.START_OBJECT) {
                readMap();
            } else if (field.equals("vocab") && value == JsonToken.START_ARRAY) {
                readList();
            } else {
                parser.skipChildren();
            }
        }

        private void readMap() throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String token = parser.currentName();
                expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT, "the id of a token");
                put(token, checked(parser.getLongValue()));
            }
        }

        private void readList() throws IOException {
            for (int id = 0; parser.nextToken() == JsonToken.START_ARRAY; id++) {
                expect(parser.nextToken(), JsonToken.VALUE_STRING, "a token");
                put(parser.getText(), checked(id));
                expect(parser.nextToken(), JsonToken.VALUE_NUMBER_FLOAT, "the score of a token");
                expect(parser.nextToken(), JsonToken.END_ARRAY, "the end of a token");
            }
        }

        private int checked(long id) {
            if (id < 0 || id >= MOST_IDS) {
                throw TextErrors.badJson(file, "the token id %d is not between 0 and %,d".formatted(id, MOST_IDS));
            }
            return (int) id;
        }

        private void put(String token, int id) {
            while (tokens.size() <= id) {
                tokens.add(null);
            }
            tokens.set(id, token);
        }

        private void expect(@Nullable JsonToken found, JsonToken wanted, String what) {
            if (found != wanted && !(found == JsonToken.VALUE_NUMBER_INT && wanted == JsonToken.VALUE_NUMBER_FLOAT)) {
                throw TextErrors.badJson(file, "%s is missing".formatted(what));
            }
        }
    }
}
