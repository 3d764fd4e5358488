package dev.lamarck.engine.constrain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes rules of a schema. What refers to other parts, and what is repeated, becomes a rule of its own, named by its place; all else
 * is written out where it stands.
 */
final class SchemaReader {
    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 150;
    private static final int MOST_RULES = 2_000;
    private static final String ANYTHING = "any JSON value";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(100)
                        .build());
    }

    private static final Syntax COMMA = Syntax.row(Syntax.text(","), Syntax.optional(Syntax.text(" ")));
    private static final Syntax COLON = Syntax.row(Syntax.text(":"), Syntax.optional(Syntax.text(" ")));

    private final Flattening flattening;
    private final Types types;
    private final Map<String, Syntax> rules = new LinkedHashMap<>();
    private final IdentityHashMap<JsonNode, String> names = new IdentityHashMap<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** A rule that is still to be made. */
    private record Pending(String name, JsonNode schema, String place) {}

    private SchemaReader(JsonNode document) {
        this.flattening = new Flattening(document);
        this.types = new Types(flattening);
    }

    static Map<String, Syntax> read(String schema) {
        if (schema.length() > LONGEST) {
            throw ConstrainErrors.noJson("it is longer than %,d characters".formatted(LONGEST));
        }
        try {
            JsonNode document = MAPPER.readTree(schema);
            return new SchemaReader(document).rules(document);
        } catch (JsonProcessingException e) {
            throw ConstrainErrors.noJson(e.getOriginalMessage());
        }
    }

    private Map<String, Syntax> rules(JsonNode document) {
        rule(document, "");
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            rules.put(next.name(), made(flattening.flat(next.schema(), next.place())));
        }
        return rules;
    }

    /** The schema as a rule of its own. */
    private Syntax rule(JsonNode schema, String place) {
        String name = names.get(schema);
        if (name == null) {
            if (names.size() == MOST_RULES) {
                throw ConstrainErrors.impossible(place, "there are more than %,d rules".formatted(MOST_RULES));
            }
            name = (place.isEmpty() ? "the schema" : place) + (names.isEmpty() ? "" : " #" + names.size());
            names.put(schema, name);
            rules.put(name, Syntax.EMPTY);
            pending.add(new Pending(name, schema, place));
        }
        return new Syntax.Named(name);
    }

    private Syntax value(JsonNode schema, String place) {
        if (schema instanceof ObjectNode object && object.has("$ref") && onlyRefers(object)) {
            Keywords keywords = new Keywords(object, place);
            keywords.check();
            return rule(flattening.target(keywords), keywords.text("$ref").orElseThrow());
        }
        boolean composed = schema.has("$ref") || schema.has("allOf");
        return composed ? rule(schema, place) : made(flattening.flat(schema, place));
    }

    private static boolean onlyRefers(ObjectNode schema) {
        boolean only = true;
        for (var names = schema.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            only &= name.equals("$ref") || Keywords.isNote(name);
        }
        return only;
    }

    /** The syntax of a schema that is flat. */
    private Syntax made(Keywords schema) {
        if (schema.has("anyOf")) {
            return alternatives(schema, "anyOf");
        }
        if (schema.has("oneOf")) {
            refuseOverlaps(schema);
            return alternatives(schema, "oneOf");
        }
        if (schema.has("enum")) {
            return enumeration(schema);
        }
        List<Syntax> ways = new ArrayList<>();
        for (String type : meant(schema)) {
            ways.add(ofType(type, schema));
        }
        return ways.size() == 1 ? ways.get(0) : new Syntax.Either(ways);
    }

    private Syntax alternatives(Keywords schema, String keyword) {
        ObjectNode rest = Merge.NODES.objectNode();
        rest.setAll(schema.node());
        rest.remove(keyword);
        List<Syntax> ways = new ArrayList<>();
        for (JsonNode way : schema.list(keyword)) {
            String place = schema.under(keyword) + "/" + ways.size();
            ways.add(rest.isEmpty() ? value(way, place) : rule(Merge.all(rest, way), place));
        }
        return new Syntax.Either(ways);
    }

    private void refuseOverlaps(Keywords schema) {
        List<JsonNode> ways = schema.list("oneOf");
        for (int i = 0; i < ways.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!types.apart(ways.get(j), ways.get(i))) {
                    throw ConstrainErrors.refused(
                            schema.place(),
                            "oneOf",
                            "its alternatives %d and %d may hold for the same value. Use anyOf if that is right"
                                    .formatted(j, i));
                }
            }
        }
    }

    private static Syntax enumeration(Keywords schema) {
        if (schema.list("enum").isEmpty()) {
            return new Syntax.Either(List.of());
        }
        for (Set<String> others : List.of(Keywords.STRING, Keywords.NUMBER, Keywords.ARRAY, Keywords.OBJECT)) {
            if (schema.hasAny(others)) {
                throw ConstrainErrors.refused(
                        schema.place(), "enum", "other keywords restrict its values. Leave out those that do not fit");
            }
        }
        return new Syntax.Either(schema.list("enum").stream()
                .filter(value -> Types.holds(schema.type(), value))
                .map(SchemaReader::literal)
                .toList());
    }

    private static Syntax literal(JsonNode value) {
        return Syntax.text(value.toString());
    }

    /** The types that it names, or those that its keywords are about. */
    private static List<String> meant(Keywords schema) {
        if (schema.has("type")) {
            List<String> named = schema.type();
            return named.contains("number")
                    ? named.stream().filter(type -> !type.equals("integer")).toList()
                    : named;
        }
        List<String> types = new ArrayList<>();
        Map.of("string", Keywords.STRING, "number", Keywords.NUMBER, "array", Keywords.ARRAY, "object", Keywords.OBJECT)
                .forEach((type, keywords) -> {
                    if (schema.hasAny(keywords)) {
                        types.add(type);
                    }
                });
        types.sort(null);
        return types.isEmpty() ? List.of("anything") : types;
    }

    private Syntax ofType(String type, Keywords schema) {
        return switch (type) {
            case "string" -> shared(schema, Keywords.STRING, "a string", StringSyntax.of(schema));
            case "number" -> shared(schema, Keywords.NUMBER, "a number", number(schema));
            case "integer" -> shared(schema, Keywords.NUMBER, "an integer", integer(schema));
            case "boolean" -> Syntax.either(Syntax.text("true"), Syntax.text("false"));
            case "null" -> Syntax.text("null");
            case "array" -> array(schema);
            case "object" -> object(schema);
            default -> anything();
        };
    }

    /** The same texts are a rule of their own, so that what is found out about them is found out once. */
    private Syntax shared(Keywords schema, Set<String> keywords, String what, Syntax syntax) {
        StringBuilder name = new StringBuilder(what);
        keywords.stream()
                .sorted()
                .forEach(keyword -> schema.at(keyword)
                        .ifPresent(value ->
                                name.append(' ').append(keyword).append(' ').append(value)));
        rules.putIfAbsent(name.toString(), syntax);
        return new Syntax.Named(name.toString());
    }

    private static Syntax integer(Keywords schema) {
        return schema.hasAny(Keywords.NUMBER) ? NumberSyntax.integers(bounds(schema)) : NumberSyntax.ANY_INTEGER;
    }

    private static Syntax number(Keywords schema) {
        return schema.hasAny(Keywords.NUMBER) ? NumberSyntax.numbers(bounds(schema)) : NumberSyntax.ANY;
    }

    private static NumberSyntax.Bounds bounds(Keywords schema) {
        Optional<BigDecimal> above = schema.number("exclusiveMinimum");
        Optional<BigDecimal> below = schema.number("exclusiveMaximum");
        BigDecimal least = schema.number("minimum").orElse(NumberSyntax.LARGEST.negate());
        BigDecimal most = schema.number("maximum").orElse(NumberSyntax.LARGEST);
        boolean after = above.filter(some -> some.compareTo(least) >= 0).isPresent();
        boolean before = below.filter(some -> some.compareTo(most) <= 0).isPresent();
        NumberSyntax.Bounds bounds = new NumberSyntax.Bounds(
                after ? above.orElseThrow() : least, after, before ? below.orElseThrow() : most, before);
        bounds.check(schema.place());
        return bounds;
    }

    private Syntax array(Keywords schema) {
        List<Syntax> first = new ArrayList<>();
        for (JsonNode item : schema.list("prefixItems")) {
            first.add(rule(item, schema.under("prefixItems/" + first.size())));
        }
        int least = schema.count("minItems", 0);
        int most = schema.count("maxItems", Syntax.UNLIMITED);
        boolean closed = schema.at("items").isEmpty() && !first.isEmpty() && least <= first.size();
        Optional<Syntax> rest = Optional.empty();
        if (!closed && most > first.size()) {
            rest = Optional.of(
                    schema.has("items") ? rule(schema.node().get("items"), schema.under("items")) : anything());
        }
        return new ArraySyntax(first, rest, least, most, COMMA, schema.place()).written();
    }

    private Syntax object(Keywords schema) {
        Map<String, JsonNode> properties = new LinkedHashMap<>(schema.schemas("properties"));
        Set<String> required = new LinkedHashSet<>(schema.required());
        JsonNode named = Merge.NODES.booleanNode(properties.isEmpty() && required.isEmpty());
        JsonNode others = schema.at("additionalProperties").orElse(named);
        for (String name : required) {
            properties.putIfAbsent(name, schema.at("additionalProperties").orElse(Merge.NODES.booleanNode(true)));
        }
        List<Syntax.Member> members = new ArrayList<>();
        properties.forEach((name, property) -> {
            if (property.isBoolean() && !property.booleanValue() && required.contains(name)) {
                throw ConstrainErrors.impossible(
                        schema.place(), "'%s' is required, and cannot be there".formatted(name));
            }
            Syntax value = value(property, schema.under("properties/" + name));
            members.add(new Syntax.Member(
                    Syntax.row(StringSyntax.literal(name), COLON, value), required.contains(name), false));
        });
        if (!others.isBoolean() || others.booleanValue()) {
            Syntax name = StringSyntax.otherThan(properties.keySet(), schema.place());
            Syntax value = rule(others, schema.under("additionalProperties"));
            members.add(new Syntax.Member(Syntax.row(name, COLON, value), false, true));
        }
        return Syntax.row(Syntax.text("{"), new Syntax.Members(members, COMMA), Syntax.text("}"));
    }

    private Syntax anything() {
        if (!rules.containsKey(ANYTHING)) {
            rules.put(ANYTHING, Syntax.EMPTY);
            rules.put(ANYTHING, made(new Keywords(types(), "")));
        }
        return new Syntax.Named(ANYTHING);
    }

    private static ObjectNode types() {
        ObjectNode all = Merge.NODES.objectNode();
        all.putArray("type")
                .add("object")
                .add("array")
                .add("string")
                .add("number")
                .add("boolean")
                .add("null");
        return all;
    }
}
