package dev.lamarck.engine.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A JSON object in a file, asked key by key. A key that is missing has its default, if there are defaults; a key that is
 * {@code null} has no value. Whatever is not as asked for is an error that names file, key and value.
 */
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String file;
    private final String path;
    private final ObjectNode values;
    private final ObjectNode defaults;

    private JsonFile(String file, String path, ObjectNode values, ObjectNode defaults) {
        this.file = file;
        this.path = path;
        this.values = values;
        this.defaults = defaults;
    }

    /** Reads a file of at most that many bytes. */
    public static JsonFile read(Files files, String file, long most) throws IOException {
        return of(file, text(file, files.read(file, most)));
    }

    public static JsonFile of(String file, String text) {
        return new JsonFile(file, "", object(file, text), JsonNodeFactory.instance.objectNode());
    }

    private static String text(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ModelErrors.notUtf8(file, e);
        }
    }

    private static ObjectNode object(String file, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw ModelErrors.noObject(file);
        } catch (JsonProcessingException e) {
            throw ModelErrors.notJson(file, e);
        }
    }

    /** The same file with these defaults, which are a JSON object themselves. */
    JsonFile withDefaults(String json) {
        return new JsonFile(file, path, values, object("the defaults", json));
    }

    public String file() {
        return file;
    }

    /** The keys that the file itself has, in its order. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        values.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    public OptionalInt findInteger(String key) {
        Optional<JsonNode> found = find(key, node -> node.isIntegralNumber() && node.canConvertToInt(), "an integer");
        return found.isPresent() ? OptionalInt.of(found.get().intValue()) : OptionalInt.empty();
    }

    public OptionalDouble findNumber(String key) {
        Optional<JsonNode> found =
                find(key, node -> node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number");
        return found.isPresent() ? OptionalDouble.of(found.get().doubleValue()) : OptionalDouble.empty();
    }

    public Optional<String> findText(String key) {
        return find(key, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    }

    public Optional<JsonFile> findObject(String key) {
        return find(key, JsonNode::isObject, "an object")
                .map(node ->
                        new JsonFile(file, path + key + ".", (ObjectNode) node, JsonNodeFactory.instance.objectNode()));
    }

    /** The strings of a list; a string alone is a list of one. */
    public Optional<List<String>> findTexts(String key) {
        return find(key, node -> node.isTextual() || isListOf(node, JsonNode::isTextual), "a list of strings")
                .map(node -> all(node).stream().map(JsonNode::textValue).toList());
    }

    /** The integers of a list; an integer alone is a list of one. */
    public Optional<List<Integer>> findIntegers(String key) {
        Predicate<JsonNode> integer = node -> node.isIntegralNumber() && node.canConvertToInt();
        return find(key, node -> integer.test(node) || isListOf(node, integer), "a list of integers")
                .map(node -> all(node).stream().map(JsonNode::intValue).toList());
    }

    /** False where nothing is said. */
    public boolean flag(String key) {
        return find(key, JsonNode::isBoolean, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    /** Whether the value is a list, not the one thing that would stand in it. */
    public boolean isList(String key) {
        return find(key).map(JsonNode::isArray).orElse(false);
    }

    public boolean isFlag(String key) {
        return find(key).map(JsonNode::isBoolean).orElse(false);
    }

    /** Whether something is said that is neither {@code false} nor empty. */
    public boolean isSet(String key) {
        return find(key)
                .map(node -> node.isContainerNode() ? !node.isEmpty() : !node.isBoolean() || node.booleanValue())
                .orElse(false);
    }

    /** A whole number from one to that many. */
    public int count(String key, int most) {
        int count = findInteger(key).orElseThrow(() -> missing(key));
        if (count < 1 || count > most) {
            throw unlike(key, "an integer from 1 to %,d".formatted(most));
        }
        return count;
    }

    /** A number above zero. */
    public double positive(String key) {
        double number = findNumber(key).orElseThrow(() -> missing(key));
        if (number <= 0) {
            throw unlike(key, "a number above 0");
        }
        return number;
    }

    public String text(String key) {
        return findText(key).orElseThrow(() -> missing(key));
    }

    public ModelException missing(String key) {
        return ModelErrors.missingKey(file, path + key);
    }

    /** Says that a value is not what it should be. */
    public ModelException unlike(String key, String expected) {
        return ModelErrors.unlikeKey(
                file, path + key, find(key).map(JsonNode::toString).orElse("null"), expected);
    }

    private Optional<JsonNode> find(String key, Predicate<JsonNode> accepted, String expected) {
        Optional<JsonNode> found = find(key);
        if (found.isPresent() && !accepted.test(found.get())) {
            throw unlike(key, expected);
        }
        return found;
    }

    private Optional<JsonNode> find(String key) {
        JsonNode node = values.has(key) ? values.get(key) : defaults.get(key);
        return Optional.ofNullable(node).filter(given -> !given.isNull());
    }

    private static boolean isListOf(JsonNode node, Predicate<JsonNode> accepted) {
        return node.isArray() && all(node).stream().allMatch(accepted);
    }

    private static List<JsonNode> all(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else {
            all.add(node);
        }
        return all;
    }
}
