package dev.lamarck.engine.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * What a folder says about special tokens, in four files that may contradict each other. Texts are taken from the
 * tokenizer's settings. What ends a text is taken from the settings for generation, or else from the model's, and
 * always also from the tokenizer's, since models for chats often name the end of an answer there alone.
 */
record TokenSettings(JsonNode tokenizer, JsonNode map, JsonNode generation, JsonNode model) {

    private static final List<String> NAMES =
            List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");

    static TokenSettings of(ModelFolder folder) {
        return new TokenSettings(
                folder.json("tokenizer_config.json"),
                folder.json("special_tokens_map.json"),
                folder.json("generation_config.json"),
                folder.json("config.json"));
    }

    /** How special tokens are written, by name. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : NAMES) {
            text(tokenizer.path(name)).or(() -> text(map.path(name))).ifPresent(text -> texts.put(name, text));
        }
        return texts;
    }

    private static Optional<String> text(JsonNode token) {
        JsonNode text = token.isObject() ? token.path("content") : token;
        return text.isTextual() ? Optional.of(text.textValue()) : Optional.empty();
    }

    /** A switch of the tokenizer's settings, if they have it. */
    Optional<Boolean> flag(String name) {
        JsonNode flag = tokenizer.path(name);
        return flag.isBoolean() ? Optional.of(flag.booleanValue()) : Optional.empty();
    }

    String className() {
        return tokenizer.path("tokenizer_class").asText("");
    }

    /** The special tokens, given the id that a text has as a token. */
    SpecialTokens special(Function<String, OptionalInt> ids) {
        Map<String, String> texts = texts();
        return new SpecialTokens(one("bos", texts, ids), List.copyOf(ends(texts, ids)), one("pad", texts, ids), texts);
    }

    private Set<Integer> ends(Map<String, String> texts, Function<String, OptionalInt> ids) {
        Set<Integer> ends = new LinkedHashSet<>(numbers(generation.path("eos_token_id")));
        if (ends.isEmpty()) {
            ends.addAll(numbers(model.path("eos_token_id")));
        }
        named("eos", texts, ids).ifPresent(ends::add);
        if (chatMl()) {
            ids.apply("<|im_end|>").ifPresent(ends::add);
        }
        return ends;
    }

    /** Whether the settings for generation name the format in which an answer ends with {@code <|im_end|>}. */
    boolean chatMl() {
        return generation.path("chat_format").asText("").equals("chatml");
    }

    private OptionalInt one(String role, Map<String, String> texts, Function<String, OptionalInt> ids) {
        OptionalInt named = named(role, texts, ids);
        if (named.isPresent()) {
            return named;
        }
        String key = role + "_token_id";
        List<Integer> numbers = new ArrayList<>(numbers(generation.path(key)));
        numbers.addAll(numbers(model.path(key)));
        return numbers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(numbers.get(0));
    }

    private static OptionalInt named(String role, Map<String, String> texts, Function<String, OptionalInt> ids) {
        return Optional.ofNullable(texts.get(role + "_token")).map(ids).orElse(OptionalInt.empty());
    }

    /** An id or a list of ids. */
    private static List<Integer> numbers(JsonNode node) {
        List<Integer> numbers = new ArrayList<>();
        (node.isArray() ? node : List.of(node)).forEach(number -> {
            if (number.canConvertToInt() && number.isIntegralNumber() && number.intValue() >= 0) {
                numbers.add(number.intValue());
            }
        });
        return numbers;
    }
}
