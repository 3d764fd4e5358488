package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Schemas with any of the keywords that can be honoured. */
final class RandomSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "ab", "b\"c", "né", "long name", "x");

    private final Random random;

    RandomSchemas(long seed) {
        this.random = new Random(seed);
    }

    String schema() {
        ObjectNode schema = any(3);
        ObjectNode shared = object(2);
        schema.set("$defs", NODES.objectNode().set("shared", shared));
        return schema.toString();
    }

    private ObjectNode any(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 11)) {
            case 0 -> text();
            case 1 -> integer();
            case 2 -> number();
            case 3 -> NODES.objectNode().put("type", random.nextBoolean() ? "boolean" : "null");
            case 4 -> values();
            case 5, 6 -> object(depth);
            case 7, 8 -> array(depth);
            case 9 -> choice(depth);
            default -> depth == 3 ? both(depth) : NODES.objectNode().put("$ref", "#/$defs/shared");
        };
    }

    private ObjectNode text() {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        switch (random.nextInt(3)) {
            case 0 -> schema.put("minLength", random.nextInt(3)).put("maxLength", 3 + random.nextInt(6));
            case 1 ->
                schema.put(
                        "pattern",
                        List.of("^[a-f]{1,4}$", "x", "^(a|\"|\\\\)+$", "^.?é").get(random.nextInt(4)));
            default -> schema.put("description", "any");
        }
        return schema;
    }

    private ObjectNode integer() {
        int least = random.nextInt(4000) - 2000;
        return NODES.objectNode()
                .put("type", "integer")
                .put("minimum", least)
                .put("maximum", least + random.nextInt(300));
    }

    private ObjectNode number() {
        double least = (random.nextInt(4000) - 2000) / 64.0;
        ObjectNode schema = NODES.objectNode().put("type", "number");
        schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", least);
        return schema.put(
                random.nextBoolean() ? "maximum" : "exclusiveMaximum", least + (1 + random.nextInt(500)) / 128.0);
    }

    private ObjectNode values() {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("enum").add("red").add(3).add(false).addNull().add("né\n");
        if (random.nextBoolean()) {
            schema.putArray("type").add("string").add("integer");
        }
        return schema;
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                properties.set(name, any(depth - 1));
                if (random.nextBoolean()) {
                    required.add(name);
                }
            }
        }
        switch (random.nextInt(3)) {
            case 0 -> schema.put("additionalProperties", false);
            case 1 -> schema.set("additionalProperties", integer());
            default -> schema.put("title", "open");
        }
        return schema;
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        if (random.nextBoolean()) {
            schema.putArray("prefixItems").add(any(depth - 1)).add(any(depth - 1));
        }
        if (random.nextBoolean()) {
            schema.set("items", any(depth - 1));
        }
        return schema.put("minItems", random.nextInt(3)).put("maxItems", 2 + random.nextInt(3));
    }

    private ObjectNode choice(int depth) {
        ObjectNode schema = NODES.objectNode();
        if (random.nextBoolean()) {
            schema.putArray("anyOf").add(any(depth - 1)).add(any(depth - 1)).add(any(depth - 1));
        } else {
            schema.putArray("oneOf").add(text()).add(integer()).add(array(depth));
        }
        return schema;
    }

    private ObjectNode both(int depth) {
        ObjectNode one = NODES.objectNode().put("type", "object");
        one.putObject("properties").set("a", any(depth - 1));
        one.putArray("required").add("a");
        ObjectNode other = NODES.objectNode();
        other.putObject("properties").set("x", any(depth - 1));
        ObjectNode schema = NODES.objectNode();
        schema.putArray("allOf").add(one).add(other);
        return schema;
    }
}
