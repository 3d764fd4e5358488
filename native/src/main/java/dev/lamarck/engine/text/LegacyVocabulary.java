package dev.lamarck.engine.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The older form of a byte-level tokenizer, {@code vocab.json} and {@code merges.txt}, written as the newer one. How text
 * is cut into words follows from the class that the settings name.
 */
final class LegacyVocabulary {

    private static final String QWEN2_WORDS =
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                    + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private LegacyVocabulary() {}

    /** The text of a {@code tokenizer.json} that means the same. */
    static byte[] tokenizer(ModelFolder folder, TokenSettings settings) {
        ObjectNode tokenizer = ModelFolder.JSON.createObjectNode().put("version", "1.0");
        JsonNode vocabulary = folder.json("vocab.json");
        tokenizer.set("added_tokens", added(folder, settings, vocabulary));
        words(tokenizer, settings);
        tokenizer.set("decoder", byteLevel(false, true));
        ObjectNode model = tokenizer.putObject("model").put("type", "BPE");
        model.set("vocab", vocabulary);
        model.set("merges", merges(folder));
        try {
            return ModelFolder.JSON.writeValueAsBytes(tokenizer);
        } catch (JsonProcessingException e) {
            throw TextErrors.badTokenizer(folder.path("vocab.json"), e);
        }
    }

    private static void words(ObjectNode tokenizer, TokenSettings settings) {
        if (!settings.className().startsWith("Qwen2")) {
            boolean prefix = settings.flag("add_prefix_space").orElse(false);
            tokenizer.set("pre_tokenizer", byteLevel(prefix, true));
            return;
        }
        tokenizer.putObject("normalizer").put("type", "NFC");
        ArrayNode steps =
                tokenizer.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        ObjectNode split = steps.addObject()
                .put("type", "Split")
                .put("behavior", "Isolated")
                .put("invert", false);
        split.putObject("pattern").put("Regex", QWEN2_WORDS);
        steps.add(byteLevel(false, false));
    }

    private static ObjectNode byteLevel(boolean prefix, boolean cuts) {
        return ModelFolder.JSON
                .createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefix)
                .put("trim_offsets", true)
                .put("use_regex", cuts);
    }

    /** A line is two tokens with a space between them; a line that begins with {@code #version} is none. */
    private static ArrayNode merges(ModelFolder folder) {
        ArrayNode merges = ModelFolder.JSON.createArrayNode();
        String file = folder.path("merges.txt");
        int number = 0;
        for (String line : folder.text("merges.txt").split("\n")) {
            number++;
            String merge = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (merge.isEmpty() || merge.startsWith("#version")) {
                continue;
            }
            int space = merge.indexOf(' ');
            if (space <= 0 || space != merge.lastIndexOf(' ') || space == merge.length() - 1) {
                throw TextErrors.badMerge(file, number);
            }
            merges.addArray().add(merge.substring(0, space)).add(merge.substring(space + 1));
        }
        return merges;
    }

    /** In the order of their ids, since the library numbers them in their order. */
    private static ArrayNode added(ModelFolder folder, TokenSettings settings, JsonNode vocabulary) {
        Map<Integer, ObjectNode> byId = new TreeMap<>();
        folder.json("added_tokens.json")
                .properties()
                .forEach(token -> byId.put(
                        token.getValue().asInt(), token(token.getValue().asInt(), token.getKey(), true)));
        settings.tokenizer().path("added_tokens_decoder").properties().forEach(entry -> {
            JsonNode known = entry.getValue();
            int id = id(folder, entry.getKey());
            ObjectNode token = token(
                    id, known.path("content").asText(""), known.path("special").asBoolean());
            for (String flag : new String[] {"single_word", "lstrip", "rstrip", "normalized"}) {
                token.put(flag, known.path(flag).asBoolean());
            }
            byId.put(id, token);
        });
        for (String text : settings.texts().values()) {
            JsonNode id = vocabulary.path(text);
            if (id.canConvertToInt()) {
                byId.putIfAbsent(id.intValue(), token(id.intValue(), text, true));
            }
        }
        ArrayNode added = ModelFolder.JSON.createArrayNode();
        byId.values().forEach(added::add);
        return added;
    }

    private static int id(ModelFolder folder, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw TextErrors.badJson(
                    folder.path("tokenizer_config.json"), "'%s' is no id of an added token".formatted(digits));
        }
    }

    private static ObjectNode token(int id, String text, boolean special) {
        return ModelFolder.JSON
                .createObjectNode()
                .put("id", id)
                .put("content", text)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", special);
    }
}
