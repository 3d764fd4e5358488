package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types of JSON's values, and which schemas never hold for the same value. */
final class Types {
    private static final List<String> ALL =
            List.of("object", "array", "string", "number", "integer", "boolean", "null");
    private static final int DEEPEST = 8;

    private final Flattening flattening;

    Types(Flattening flattening) {
        this.flattening = flattening;
    }

    /** All types that named ones comprise. */
    static Set<String> of(List<String> named) {
        Set<String> all = new LinkedHashSet<>(named);
        if (all.contains("number")) {
            all.add("integer");
        }
        return all;
    }

    static boolean holds(List<String> named, JsonNode value) {
        return named.isEmpty() || of(named).contains(of(value));
    }

    private static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
            default -> "null";
        };
    }

    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                other);
    }

    /** Whether it is certain that no value satisfies both. */
    boolean apart(JsonNode one, JsonNode other) {
        return apart(one, other, 0);
    }

    private boolean apart(JsonNode one, JsonNode other, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        Keywords a = flattening.flat(one, "");
        Keywords b = flattening.flat(other, "");
        for (String ways : List.of("anyOf", "oneOf")) {
            boolean eachOfOne = a.has(ways) && a.list(ways).stream().allMatch(way -> apart(way, other, depth + 1));
            boolean eachOfOther = b.has(ways) && b.list(ways).stream().allMatch(way -> apart(one, way, depth + 1));
            if (eachOfOne || eachOfOther) {
                return true;
            }
        }
        Set<String> common = types(a);
        common.retainAll(types(b));
        if (common.isEmpty() || (a.has("enum") && b.has("enum") && enumsApart(a, b))) {
            return true;
        }
        return common.equals(Set.of("object")) && (objectsApart(a, b, depth) || lacks(a, b) || lacks(b, a));
    }

    private static Set<String> types(Keywords schema) {
        Set<String> types = of(schema.type().isEmpty() ? ALL : schema.type());
        if (schema.has("enum")) {
            types.retainAll(schema.list("enum").stream().map(Types::of).toList());
        }
        return types;
    }

    private static boolean enumsApart(Keywords a, Keywords b) {
        return a.list("enum").stream()
                .noneMatch(value -> b.list("enum").stream().anyMatch(its -> same(value, its)));
    }

    /** A property that both need, with values that are apart. */
    private boolean objectsApart(Keywords a, Keywords b, int depth) {
        List<String> needed = new ArrayList<>(a.required());
        needed.retainAll(b.required());
        return needed.stream()
                .anyMatch(name -> a.schemas("properties").containsKey(name)
                        && b.schemas("properties").containsKey(name)
                        && apart(
                                a.schemas("properties").get(name),
                                b.schemas("properties").get(name),
                                depth + 1));
    }

    /** Whether one needs a property that the other does not let be. */
    private static boolean lacks(Keywords closed, Keywords other) {
        boolean closes = closed.at("additionalProperties")
                .filter(said -> said.isBoolean() && !said.booleanValue())
                .isPresent();
        return closes
                && other.required().stream()
                        .anyMatch(name -> !closed.schemas("properties").containsKey(name));
    }
}
