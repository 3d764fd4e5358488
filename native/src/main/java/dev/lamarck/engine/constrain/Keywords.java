package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keywords of a schema, read as what they have to be.
 *
 * @param place where it is in the document, for messages
 */
record Keywords(ObjectNode node, String place) {
    static final Set<String> STRING = Set.of("minLength", "maxLength", "pattern", "format");
    static final Set<String> NUMBER = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    static final Set<String> ARRAY = Set.of("items", "prefixItems", "minItems", "maxItems");
    static final Set<String> OBJECT = Set.of("properties", "required", "additionalProperties");

    private static final Set<String> GENERAL = Set.of("type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref");
    /** They say nothing about what is valid. */
    private static final Set<String> NOTES = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "definitions",
            "title",
            "description",
            "default",
            "example",
            "examples",
            "discriminator",
            "deprecated",
            "readOnly",
            "writeOnly");

    private static final List<Set<String>> KNOWN = List.of(STRING, NUMBER, ARRAY, OBJECT, GENERAL, NOTES);
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    static boolean isNote(String keyword) {
        return NOTES.contains(keyword) || keyword.startsWith("x-");
    }

    /** Refuses what cannot be honoured. */
    void check() {
        for (Map.Entry<String, JsonNode> keyword : node.properties()) {
            boolean harmless =
                    keyword.getKey().equals("uniqueItems") && keyword.getValue().equals(node.booleanNode(false));
            if (!harmless
                    && !isNote(keyword.getKey())
                    && KNOWN.stream().noneMatch(some -> some.contains(keyword.getKey()))) {
                throw ConstrainErrors.refused(
                        place, keyword.getKey(), "it cannot be honoured. Leave it out, and check the result for it");
            }
        }
        type();
        schemas("properties");
        required();
    }

    boolean has(String keyword) {
        return node.has(keyword);
    }

    boolean hasAny(Set<String> some) {
        return some.stream().anyMatch(node::has);
    }

    Optional<JsonNode> at(String keyword) {
        return Optional.ofNullable(node.get(keyword));
    }

    String under(String keyword) {
        return place + "/" + keyword;
    }

    /** The types that are named; empty if it does not say. */
    List<String> type() {
        JsonNode type = node.path("type");
        List<String> types = type.isTextual() ? List.of(type.textValue()) : texts("type");
        for (String one : types) {
            if (!TYPES.contains(one)) {
                throw ConstrainErrors.unlike(
                        under("type"),
                        "one or some of " + TYPES.stream().sorted().toList());
            }
        }
        return types;
    }

    List<String> required() {
        return texts("required");
    }

    private List<String> texts(String keyword) {
        List<JsonNode> all = list(keyword);
        if (!all.stream().allMatch(JsonNode::isTextual)) {
            throw ConstrainErrors.unlike(under(keyword), "a list of texts");
        }
        return all.stream().map(JsonNode::textValue).toList();
    }

    /** The elements of a list; none if it is not there. */
    List<JsonNode> list(String keyword) {
        JsonNode list = node.path(keyword);
        if (!list.isArray() && !list.isMissingNode()) {
            throw ConstrainErrors.unlike(under(keyword), "a list");
        }
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }

    /** Schemas by name; none if it is not there. */
    Map<String, JsonNode> schemas(String keyword) {
        JsonNode schemas = node.path(keyword);
        if (!schemas.isObject() && !schemas.isMissingNode()) {
            throw ConstrainErrors.unlike(under(keyword), "an object of schemas");
        }
        Map<String, JsonNode> all = new LinkedHashMap<>();
        schemas.properties().forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    int count(String keyword, int usual) {
        JsonNode count = node.path(keyword);
        if (count.isMissingNode()) {
            return usual;
        }
        boolean whole = count.isNumber()
                && count.decimalValue().signum() >= 0
                && count.decimalValue().stripTrailingZeros().scale() <= 0
                && count.decimalValue().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0;
        if (!whole) {
            throw ConstrainErrors.unlike(under(keyword), "a whole number from 0 on");
        }
        return count.decimalValue().intValueExact();
    }

    Optional<BigDecimal> number(String keyword) {
        JsonNode number = node.path(keyword);
        if (!number.isMissingNode() && !number.isNumber()) {
            throw ConstrainErrors.unlike(under(keyword), "a number");
        }
        return number.isMissingNode() ? Optional.empty() : Optional.of(number.decimalValue());
    }

    Optional<String> text(String keyword) {
        JsonNode text = node.path(keyword);
        if (!text.isMissingNode() && !text.isTextual()) {
            throw ConstrainErrors.unlike(under(keyword), "a text");
        }
        return Optional.ofNullable(text.textValue());
    }
}
