package dev.lamarck.engine.constrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How JSON writes strings. */
final class StringSyntax {
    static final Syntax QUOTE = Syntax.text("\"");

    private static final int LONGEST_NAME = 500;
    private static final CodePoints UNESCAPED = Alphabet.ESCAPED.not();
    private static final Syntax PLAIN = Alphabet.PLAIN.of(UNESCAPED);
    private static final Syntax HEX =
            Syntax.either(Syntax.digits(0, 9), new Syntax.Bytes('a', 'f'), new Syntax.Bytes('A', 'F'));

    /** No halves of surrogate pairs: characters that need two of them are written as they are. */
    private static final Syntax FOUR_DIGITS = Syntax.either(
            Syntax.row(
                    Syntax.either(
                            Syntax.digits(0, 9),
                            new Syntax.Bytes('a', 'c'),
                            new Syntax.Bytes('A', 'C'),
                            new Syntax.Bytes('e', 'f'),
                            new Syntax.Bytes('E', 'F')),
                    new Syntax.Times(HEX, 3, 3)),
            Syntax.row(
                    Syntax.either(new Syntax.Bytes('d', 'd'), new Syntax.Bytes('D', 'D')),
                    Syntax.digits(0, 7),
                    new Syntax.Times(HEX, 2, 2)));

    private static final Syntax CHARACTER = Syntax.either(
            PLAIN,
            Syntax.row(
                    Syntax.text("\\"),
                    Syntax.either(
                            Alphabet.PLAIN.of(CodePoints.of("\"\\/bfnrt")),
                            Syntax.row(Syntax.text("u"), FOUR_DIGITS))));

    private static final String DAY =
            "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
    private static final String TIME =
            "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Map<String, String> FORMATS = new TreeMap<>(Map.of(
            "date",
            DAY,
            "time",
            TIME,
            "date-time",
            DAY + "T" + TIME,
            "uuid",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            "ipv4",
            BYTE + "(?:\\." + BYTE + "){3}",
            "email",
            "[a-z0-9_+-]{1,20}(?:\\.[a-z0-9_+-]{1,20})?@(?:[a-z0-9]{1,20}\\.){1,2}[a-z]{2,6}"));

    private StringSyntax() {}

    static Syntax of(Keywords schema) {
        boolean lengths = schema.has("minLength") || schema.has("maxLength");
        boolean two =
                lengths ? schema.has("pattern") || schema.has("format") : schema.has("pattern") && schema.has("format");
        if (two) {
            throw ConstrainErrors.refused(
                    schema.place(),
                    schema.has("pattern") ? "pattern" : "format",
                    "it cannot be honoured together with another keyword for strings. Say all of it in one pattern");
        }
        if (schema.has("pattern")) {
            return quoted(Regex.found(schema.text("pattern").orElseThrow(), Alphabet.QUOTED));
        }
        if (schema.has("format")) {
            return quoted(Regex.whole(format(schema), Alphabet.QUOTED));
        }
        int least = schema.count("minLength", 0);
        int most = schema.count("maxLength", Syntax.UNLIMITED);
        if (most < least) {
            throw ConstrainErrors.impossible(
                    schema.place(), "no text has at least %,d and at most %,d characters".formatted(least, most));
        }
        return quoted(new Syntax.Times(CHARACTER, least, most));
    }

    private static String format(Keywords schema) {
        String name = schema.text("format").orElseThrow();
        String pattern = FORMATS.get(name);
        if (pattern == null) {
            throw ConstrainErrors.refused(
                    schema.place(),
                    "format",
                    "'%s' cannot be honoured. There are %s; for others, give a pattern"
                            .formatted(name, String.join(", ", FORMATS.keySet())));
        }
        return pattern;
    }

    private static Syntax quoted(Syntax inner) {
        return Syntax.row(QUOTE, inner, QUOTE);
    }

    static Syntax literal(String text) {
        return quoted(Alphabet.QUOTED.text(text));
    }

    /** A string of unescaped characters that is none of these. */
    static Syntax otherThan(Set<String> names, String place) {
        if (names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw ConstrainErrors.refused(
                    place, "properties", "one of their names is longer than %,d characters".formatted(LONGEST_NAME));
        }
        return quoted(otherThan(List.copyOf(names), 0));
    }

    /** What is not the rest of any of some names, from a character of them on. */
    private static Syntax otherThan(List<String> names, int at) {
        Map<Integer, List<String>> byNext = new TreeMap<>();
        names.stream()
                .filter(name -> name.length() > at)
                .forEach(name -> byNext.computeIfAbsent(name.codePointAt(at), any -> new ArrayList<>())
                        .add(name));
        List<Syntax> ways = new ArrayList<>();
        if (names.stream().allMatch(name -> name.length() > at)) {
            ways.add(Syntax.EMPTY);
        }
        CodePoints others = UNESCAPED;
        for (Map.Entry<Integer, List<String>> next : byNext.entrySet()) {
            CodePoints one = CodePoints.of(next.getKey());
            others = others.without(one);
            if (UNESCAPED.has(next.getKey())) {
                ways.add(Syntax.row(
                        Alphabet.PLAIN.of(one), otherThan(next.getValue(), at + Character.charCount(next.getKey()))));
            }
        }
        ways.add(Syntax.row(Alphabet.PLAIN.of(others), Syntax.any(PLAIN)));
        return new Syntax.Either(ways);
    }
}
