package dev.lamarck.syntax;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;

/** The kinds of nodes and the fields of one language, with the roles of the kinds. The parser's symbols are the kinds. */
final class Grammar {

    /** The parser's symbol for what it does not understand. */
    private static final int ERROR_SYMBOL = 0xFFFF;

    private final TSLanguage parser;
    private final List<String> names;
    private final List<String> fields;
    private final boolean[] named;
    private final int[] roles;

    private Grammar(TSLanguage parser, List<String> names, List<String> fields, boolean[] named, int[] roles) {
        this.parser = parser;
        this.names = names;
        this.fields = fields;
        this.named = named;
        this.roles = roles;
    }

    static Grammar of(Language language, Supplier<TSLanguage> maker) {
        TSLanguage parser = load(language, maker);
        int kinds = parser.symbolCount();
        List<String> names = new ArrayList<>(kinds + 1);
        boolean[] named = new boolean[kinds + 1];
        for (int i = 0; i < kinds; i++) {
            names.add(Objects.requireNonNullElse(parser.symbolName(i), ""));
            named[i] = parser.symbolType(i) == TSSymbolType.TSSymbolTypeRegular;
        }
        names.add("ERROR");
        named[kinds] = true;
        List<String> fields = new ArrayList<>(List.of(""));
        for (int i = 1; i <= parser.fieldCount(); i++) {
            fields.add(parser.fieldNameForId(i));
        }
        return new Grammar(parser, List.copyOf(names), List.copyOf(fields), named, roles(language, names, named));
    }

    TSLanguage parser() {
        return parser;
    }

    /** The kind of a parser's symbol. */
    int kind(int symbol) {
        int known = symbol & ERROR_SYMBOL;
        return known == ERROR_SYMBOL ? error() : known;
    }

    /** The kind of what the parser does not understand. */
    int error() {
        return names.size() - 1;
    }

    String name(int kind) {
        return names.get(kind);
    }

    boolean named(int kind) {
        return named[kind];
    }

    /** Whether a kind has one of the roles of a mask. */
    boolean is(int kind, int mask) {
        return (roles[kind] & mask) != 0;
    }

    String field(int number) {
        return fields.get(number);
    }

    /** The number of a field, or -1 if the language has none of that name. */
    int field(String name) {
        return name.isEmpty() ? -1 : fields.indexOf(name);
    }

    private static TSLanguage load(Language language, Supplier<TSLanguage> maker) {
        try {
            return maker.get();
        } catch (RuntimeException | LinkageError e) { // boundary: native
            throw SyntaxErrors.noParser(language, e);
        }
    }

    private static int[] roles(Language language, List<String> names, boolean[] named) {
        int[] roles = new int[names.size()];
        Map<String, Integer> wanted = read(language);
        for (int kind = 0; kind < roles.length; kind++) {
            roles[kind] = wanted.getOrDefault(key(names.get(kind), named[kind]), 0);
        }
        wanted.keySet().forEach(key -> {
            if (names.stream()
                    .noneMatch(name ->
                            key(name, true).equals(key) || key(name, false).equals(key))) {
                throw SyntaxErrors.noSuchKind(language, key);
            }
        });
        return roles;
    }

    private static String key(String name, boolean named) {
        return named ? name : '"' + name + '"';
    }

    /** The masks of roles by kind, from the language's list. */
    private static Map<String, Integer> read(Language language) {
        String resource = language.label() + ".roles";
        Map<String, Integer> masks = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(Grammar.class.getResourceAsStream(resource), resource + " is missing");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(": ", 2);
                int mask = Role.of(parts[0]).mask();
                for (String kind : parts[1].split(" ")) {
                    masks.merge(kind, mask, (one, other) -> one | other);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the roles of " + language.label(), e);
        }
        return masks;
    }
}
