package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of two schemas the one that holds where both do. */
final class Merge {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> LARGER = Set.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final Set<String> SMALLER = Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");

    private final Keywords one;
    private final Keywords other;
    private final ObjectNode all = NODES.objectNode();

    private Merge(Keywords one, Keywords other) {
        this.one = one;
        this.other = other;
    }

    static ObjectNode of(ObjectNode one, ObjectNode other, String place) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return new Merge(new Keywords(one, place), new Keywords(other, place)).merged();
    }

    /** A schema of which all have to hold. */
    static ObjectNode all(JsonNode... parts) {
        ArrayNode list = NODES.arrayNode();
        for (JsonNode part : parts) {
            list.add(part);
        }
        return NODES.objectNode().set("allOf", list);
    }

    /** A schema that holds nowhere. */
    static ObjectNode nothing() {
        return NODES.objectNode().set("enum", NODES.arrayNode());
    }

    private ObjectNode merged() {
        refuseItems(one, other);
        refuseItems(other, one);
        Set<String> keywords = new LinkedHashSet<>();
        one.node().fieldNames().forEachRemaining(keywords::add);
        other.node().fieldNames().forEachRemaining(keywords::add);
        for (String keyword : keywords) {
            if (keyword.equals("properties")) {
                all.set(keyword, properties());
            } else if (one.has(keyword) && other.has(keyword)) {
                all.set(
                        keyword,
                        both(keyword, one.node().get(keyword), other.node().get(keyword)));
            } else {
                all.set(keyword, one.at(keyword).or(() -> other.at(keyword)).orElseThrow());
            }
        }
        return all;
    }

    /** What one says of further items would hold for the first ones of the other. */
    private static void refuseItems(Keywords some, Keywords others) {
        if (some.has("prefixItems") && (others.has("prefixItems") || others.has("items"))) {
            throw ConstrainErrors.refused(
                    some.place(),
                    "prefixItems",
                    "another part of the schema says something of items too. Put them together");
        }
    }

    private JsonNode both(String keyword, JsonNode mine, JsonNode its) {
        if (LARGER.contains(keyword) || SMALLER.contains(keyword)) {
            int order = one.number(keyword)
                    .orElseThrow()
                    .compareTo(other.number(keyword).orElseThrow());
            return order > 0 == LARGER.contains(keyword) ? mine : its;
        }
        return switch (keyword) {
            case "type" -> types();
            case "enum" -> common();
            case "required" -> required();
            case "items", "additionalProperties" -> all(mine, its);
            case "anyOf", "oneOf" -> crossed(keyword, its);
            default -> same(keyword, mine, its);
        };
    }

    private JsonNode same(String keyword, JsonNode mine, JsonNode its) {
        if (!mine.equals(its)) {
            throw ConstrainErrors.refused(
                    one.place(), keyword, "it is there twice with different values. Put them together into one");
        }
        return mine;
    }

    /** Types that both have; integers are numbers. */
    private JsonNode types() {
        ArrayNode types = NODES.arrayNode();
        for (String type : Types.of(one.type())) {
            if (Types.of(other.type()).contains(type)) {
                types.add(type);
            }
        }
        return types;
    }

    private JsonNode common() {
        ArrayNode values = NODES.arrayNode();
        for (JsonNode value : one.list("enum")) {
            if (other.list("enum").stream().anyMatch(its -> Types.same(value, its))) {
                values.add(value);
            }
        }
        return values;
    }

    private JsonNode required() {
        Set<String> names = new LinkedHashSet<>(one.required());
        names.addAll(other.required());
        ArrayNode list = NODES.arrayNode();
        names.forEach(list::add);
        return list;
    }

    private JsonNode crossed(String keyword, JsonNode its) {
        ArrayNode ways = NODES.arrayNode();
        one.list(keyword).forEach(way -> ways.add(all(way, NODES.objectNode().set(keyword, its))));
        return ways;
    }

    /** A property that only one has is what the other says of any. */
    private JsonNode properties() {
        Set<String> names = new LinkedHashSet<>(one.schemas("properties").keySet());
        names.addAll(other.schemas("properties").keySet());
        ObjectNode properties = NODES.objectNode();
        for (String name : names) {
            List<JsonNode> said = new ArrayList<>();
            said(one, name).ifPresent(said::add);
            said(other, name).ifPresent(said::add);
            properties.set(name, said.size() == 1 ? said.get(0) : all(said.toArray(JsonNode[]::new)));
        }
        return properties;
    }

    private static Optional<JsonNode> said(Keywords some, String name) {
        Map<String, JsonNode> properties = some.schemas("properties");
        return Optional.ofNullable(properties.get(name)).or(() -> some.at("additionalProperties"));
    }
}
