package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the types tell that variables are declared with. */
final class Types {

    private static final Set<String> NAME = Set.of("name", "left", "pattern", "declarator");
    private static final Set<String> BOOLEAN = Set.of("bool", "boolean", "_Bool", "Boolean");
    private static final Pattern WHOLE =
            Pattern.compile("unsigned|signed|short|long|int|char|byte|rune|usize|isize|s?size_t|ptrdiff_t|u?intptr(_t)?"
                    + "|[iu](8|16|32|64|128)|u?int(8|16|32|64)(_t)?|uint|Integer|Long|Short|Byte");
    private static final Pattern FRACTION = Pattern.compile("float|double|f32|f64|float32|float64|number|Double|Float");
    private static final Pattern THING = Pattern.compile(
            "str|string|String|bytes|list|List|dict|Dict|Map|map|set|Set|tuple|Tuple|vector|object|Object|Vec");
    private static final Pattern QUALIFIERS =
            Pattern.compile("\\b(const|volatile|final|mut|static|std::)|&|None\\b|\\|");
    private static final Pattern COMPOSED = Pattern.compile("[\\[<*]");
    private static final int NEAR = 5;

    private Types() {}

    /** What the type says that a name is declared with, if there is one beside it. */
    static Sort declared(Terrain terrain, int name) {
        Tree tree = terrain.tree();
        int node = name;
        for (int depth = 0; depth < NEAR && goesOn(terrain, node); depth++) {
            int parent = tree.parent(node);
            String kind = tree.kindName(parent);
            if (kind.equals("pointer_declarator") || kind.equals("array_declarator")) {
                return Sort.THING;
            }
            int type = tree.child(parent, "type");
            if (type != Tree.NONE) {
                return sort(tree.text(type));
            }
            node = parent;
        }
        return Sort.UNKNOWN;
    }

    /** Whether what is around a node still says something of the name alone that is in it. */
    private static boolean goesOn(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        int parent = tree.parent(node);
        if (parent == Tree.NONE
                || tree.is(parent, Role.BLOCK)
                || tree.is(parent, Role.LAMBDA)
                || tree.is(parent, Role.FUNCTION)) {
            return false;
        }
        String kind = tree.kindName(parent);
        return NAME.contains(tree.field(node))
                || kind.equals("typed_parameter")
                || kind.equals("mut_pattern")
                || kind.equals("reference_declarator");
    }

    static Sort sort(String type) {
        if (COMPOSED.matcher(type).find()) {
            return type.startsWith("Optional") ? Sort.UNKNOWN : Sort.THING;
        }
        List<String> words = Arrays.stream(
                        QUALIFIERS.matcher(type).replaceAll(" ").strip().split("\\s+"))
                .toList();
        if (words.stream().allMatch(BOOLEAN::contains)) {
            return Sort.TRUTH;
        }
        if (words.stream().anyMatch(word -> THING.matcher(word).matches())) {
            return Sort.THING;
        }
        boolean fraction =
                words.stream().anyMatch(word -> FRACTION.matcher(word).matches());
        boolean number = words.stream()
                .allMatch(word ->
                        FRACTION.matcher(word).matches() || WHOLE.matcher(word).matches());
        return !number ? Sort.UNKNOWN : fraction ? Sort.NUMBER : Sort.WHOLE;
    }
}
