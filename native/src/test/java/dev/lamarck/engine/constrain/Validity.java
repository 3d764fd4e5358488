package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Whether a value satisfies a schema, checked keyword by keyword as the specification has them. */
public record Validity(JsonNode document) {

    public boolean holds(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        return general(schema, value)
                && (!value.isTextual() || text(schema, value.textValue()))
                && (!value.isNumber() || number(schema, value.decimalValue()))
                && (!value.isArray() || array(schema, value))
                && (!value.isObject() || object(schema, value));
    }

    private boolean general(JsonNode schema, JsonNode value) {
        boolean refers = !schema.has("$ref")
                || holds(document.at(schema.path("$ref").textValue().substring(1)), value);
        return refers
                && (!schema.has("type") || type(schema.path("type"), value))
                && (!schema.has("const") || same(schema.path("const"), value))
                && (!schema.has("enum") || count(schema, "enum", one -> same(one, value)) > 0)
                && (!schema.has("anyOf") || count(schema, "anyOf", one -> holds(one, value)) > 0)
                && (!schema.has("oneOf") || count(schema, "oneOf", one -> holds(one, value)) == 1)
                && (!schema.has("allOf")
                        || count(schema, "allOf", one -> holds(one, value))
                                == schema.path("allOf").size());
    }

    private static long count(JsonNode schema, String keyword, Predicate<JsonNode> test) {
        return StreamSupport.stream(schema.path(keyword).spliterator(), false)
                .filter(test)
                .count();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static boolean type(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false).anyMatch(one -> type(one, value));
        }
        return switch (type.textValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private static boolean text(JsonNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.has("pattern")
                        || Pattern.compile(schema.path("pattern").textValue())
                                .matcher(text)
                                .find());
    }

    private static boolean number(JsonNode schema, BigDecimal value) {
        return (!schema.has("minimum") || value.compareTo(schema.path("minimum").decimalValue()) >= 0)
                && (!schema.has("maximum")
                        || value.compareTo(schema.path("maximum").decimalValue()) <= 0)
                && (!schema.has("exclusiveMinimum")
                        || value.compareTo(schema.path("exclusiveMinimum").decimalValue()) > 0)
                && (!schema.has("exclusiveMaximum")
                        || value.compareTo(schema.path("exclusiveMaximum").decimalValue()) < 0);
    }

    private boolean array(JsonNode schema, JsonNode value) {
        boolean all = value.size() >= schema.path("minItems").asInt(0)
                && value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE);
        int first = schema.path("prefixItems").size();
        for (int i = 0; i < value.size(); i++) {
            all &= i < first
                    ? holds(schema.path("prefixItems").get(i), value.get(i))
                    : !schema.has("items") || holds(schema.path("items"), value.get(i));
        }
        return all;
    }

    private boolean object(JsonNode schema, JsonNode value) {
        Set<String> names = new HashSet<>();
        value.fieldNames().forEachRemaining(names::add);
        boolean all = true;
        for (JsonNode name : schema.path("required")) {
            all &= names.contains(name.textValue());
        }
        for (String name : names) {
            if (schema.path("properties").has(name)) {
                all &= holds(schema.path("properties").path(name), value.path(name));
            } else if (schema.has("additionalProperties")) {
                all &= holds(schema.path("additionalProperties"), value.path(name));
            }
        }
        return all;
    }
}
