package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What operators have to know of a language's grammar beyond the roles of its kinds, read from a list beside this class. */
final class Shape {

    private static final Map<Language, Shape> SHAPES = new EnumMap<>(Language.class);

    /** What a kind of node, or a field of it, is for operators. */
    enum Trait {
        /** Its children are statements, one after the other. */
        LISTS,
        /** A statement that nothing is gained by changing, such as an import. */
        INERT,
        /** A statement that defines a function or a class. */
        DEFINES,
        /** A statement that declares a variable, where a second declaration is an error. */
        DECLARES,
        /** Leaves its function, or is bound to it. */
        JUMPS_OUT,
        /** Belongs to the loop around it. */
        JUMPS_LOOP,
        /** Names that are bound in it are known in it. */
        SCOPES,
        /** A scope whose names are known everywhere in it, before they are bound too. */
        OPEN_SCOPES,
        /** An identifier there gets its value. */
        BINDS,
        /** Stands between an identifier and what binds it. */
        PATTERNS,
        /** An identifier there is no variable. */
        HIDES,
        /** What stands there is no value: it is assigned to, named by a label, or a statement of its own. */
        TARGETS,
        /** Has an operator among its children. */
        OPERATORS,
        /** An expression that may stand for another one of its kind. */
        EXPRESSIONS,
        /** An expression that falls apart beside an operator. */
        LOOSE,
        /** Holds an expression together. */
        TIGHT,
        /** Its child is a condition. */
        CONDITIONS,
        /** A number there is no value. */
        FIXED_NUMBERS,
        /** What stands there is indexed or looped over. */
        SEQUENCES,
        /** What stands there is asked for something by name. */
        OBJECTS,
        /** A number stands there, which picks a part. */
        INDICES;

        static Trait of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static final int MOST_KINDS = 1 << 16;
    private static final int KNOWN = 1 << 30;
    private static final int BY_FIELD = 1 << 29;

    private final Map<Trait, Set<String>> kinds;
    /** What is known of a kind by its number: its traits as bits, and whether a field of it has one. */
    private final AtomicIntegerArray masks = new AtomicIntegerArray(MOST_KINDS);

    private Shape(Map<Trait, Set<String>> kinds) {
        this.kinds = kinds;
    }

    static Shape of(Language language) {
        synchronized (SHAPES) {
            return SHAPES.computeIfAbsent(language, Shape::read);
        }
    }

    /** Whether the kind of a node has a trait. */
    boolean is(Tree tree, int node, Trait trait) {
        return (mask(tree, node) & 1 << trait.ordinal()) != 0;
    }

    /** Whether a node is where a trait is: its parent has it, or the field of the parent that the node is in. */
    boolean under(Tree tree, int node, Trait trait) {
        int parent = tree.parent(node);
        if (parent == Tree.NONE) {
            return false;
        }
        int mask = mask(tree, parent);
        return (mask & 1 << trait.ordinal()) != 0
                || (mask & BY_FIELD) != 0 && has(trait, tree.kindName(parent) + "." + tree.field(node));
    }

    private int mask(Tree tree, int node) {
        int kind = tree.kind(node);
        int known = masks.get(kind);
        if (known == 0) {
            known = computed(tree.kindName(node));
            masks.set(kind, known);
        }
        return known;
    }

    private int computed(String kind) {
        int mask = KNOWN;
        for (Trait trait : Trait.values()) {
            mask |= has(trait, kind) ? 1 << trait.ordinal() : 0;
            boolean byField =
                    kinds.getOrDefault(trait, Set.of()).stream().anyMatch(name -> name.startsWith(kind + "."));
            mask |= byField ? BY_FIELD : 0;
        }
        return mask;
    }

    private boolean has(Trait trait, String kind) {
        return kinds.getOrDefault(trait, Set.of()).contains(kind);
    }

    private static Shape read(Language language) {
        String resource = language.label() + ".shape";
        Map<Trait, Set<String>> kinds = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(Shape.class.getResourceAsStream(resource), resource + " is missing");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> parts = List.of(line.split(": ", 2));
                kinds.put(Trait.of(parts.get(0)), Set.of(parts.get(1).split(" ")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shape of " + language.label(), e);
        }
        return new Shape(kinds);
    }
}
