package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Puts schemas that refer to others, or of which all have to hold, together into one. */
final class Flattening {
    private static final int DEEPEST = 50;

    /** Of a document, whose parts may refer to others many times over. */
    private static final int MOST = 100_000;

    private final JsonNode document;
    private int count;

    Flattening(JsonNode document) {
        this.document = document;
    }

    /** What a reference refers to. */
    JsonNode target(Keywords from) {
        String reference = from.text("$ref").orElse("");
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            throw ConstrainErrors.refused(
                    from.place(), "$ref", "'%s' is not in this document. Refer to '#/$defs/…'".formatted(reference));
        }
        JsonNode target = document.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw ConstrainErrors.refused(
                    from.place(), "$ref", "there is nothing at '%s'. Correct it".formatted(reference));
        }
        return target;
    }

    /** The same schema without references, notes, and parts of which all have to hold, at its top. */
    Keywords flat(JsonNode schema, String place) {
        return new Keywords(flat(schema, place, 0), place);
    }

    private ObjectNode flat(JsonNode schema, String place, int depth) {
        if (depth > DEEPEST) {
            throw ConstrainErrors.endless(place.isEmpty() ? "the schema" : place);
        }
        if (count++ > MOST) {
            throw ConstrainErrors.impossible(place, "more than %,d parts refer to each other".formatted(MOST));
        }
        if (schema.isBoolean()) {
            return schema.booleanValue() ? Merge.NODES.objectNode() : Merge.nothing();
        }
        if (!(schema instanceof ObjectNode given)) {
            throw ConstrainErrors.unlike(place, "a schema, which is an object, true or false");
        }
        Keywords keywords = new Keywords(given, place);
        keywords.check();
        ObjectNode all = own(given);
        if (keywords.has("const")) {
            ObjectNode constant =
                    Merge.NODES.objectNode().set("enum", Merge.NODES.arrayNode().add(given.get("const")));
            all = Merge.of(constant, all, place);
        }
        if (keywords.has("$ref")) {
            all = Merge.of(flat(target(keywords), place, depth + 1), all, place);
        }
        for (JsonNode part : keywords.list("allOf")) {
            all = Merge.of(all, flat(part, place + "/allOf", depth + 1), place);
        }
        return all;
    }

    private static ObjectNode own(ObjectNode given) {
        ObjectNode own = Merge.NODES.objectNode();
        given.properties().forEach(one -> {
            if (!Keywords.isNote(one.getKey())) {
                own.set(one.getKey(), one.getValue());
            }
        });
        return own.without(List.of("$ref", "allOf", "const"));
    }
}
