package dev.lamarck.engine.constrain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All texts that may be generated. It knows nothing of tokens; a {@link Constraint} brings it together with a vocabulary. */
public final class Grammar {
    private final Map<String, Syntax> rules;

    /**
     * @param rules by name; the first is what to begin with
     */
    Grammar(Map<String, Syntax> rules) {
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /**
     * JSON that a schema describes (draft 2020-12). Values are written without spaces, but for one that may follow each comma and
     * colon; properties come in the order of the schema. Of what a schema leaves open only a part is written: properties that it
     * does not name only if {@code additionalProperties} says so or if it names none, items beyond {@code prefixItems} only if
     * {@code items} says so, integers without fractions, numbers that doubles hold. What cannot be honoured is refused by its name.
     */
    public static Grammar ofSchema(String schema) {
        return new Grammar(SchemaReader.read(schema));
    }

    /** Any JSON value. */
    public static Grammar ofJson() {
        return ofSchema("true");
    }

    /** One of some texts. */
    public static Grammar ofChoices(List<String> choices) {
        if (choices.isEmpty() || choices.contains("")) {
            throw ConstrainErrors.outOfRange("choices", choices, "at least one text, and none of them empty");
        }
        if (Set.copyOf(choices).size() < choices.size()) {
            throw ConstrainErrors.outOfRange("choices", choices, "different from each other");
        }
        return new Grammar(Map.of(
                "the choice",
                new Syntax.Either(choices.stream().map(Syntax::text).toList())));
    }

    /** What a regular expression matches as a whole. */
    public static Grammar ofRegex(String pattern) {
        return new Grammar(Map.of("the pattern", Regex.whole(pattern, Alphabet.PLAIN)));
    }

    Map<String, Syntax> rules() {
        return rules;
    }
}
