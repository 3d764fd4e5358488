package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.Set;
import java.util.regex.Pattern;

/** What the types tell that variables are declared with. */
final class Types {

    private static final Set<String> SILENT = Set.of("var", "auto", "let", "const", "def");
    private static final Set<String> BOOLEAN = Set.of("bool", "boolean", "_Bool", "Boolean");
    private static final Pattern NUMERIC = Pattern.compile("(const\\s+)?((unsigned|signed)\\s*)?"
            + "(int|long|short|char|byte|float|double|rune|number|(long\\s+)?(long|double)(\\s+int)?|s?size_t|usize|isize"
            + "|[iuf](8|16|32|64|128)|u?int(8|16|32|64)?(_t)?|float(32|64)|Integer|Long|Double|Float)");
    private static final Pattern FRACTION = Pattern.compile("(?i).*(double|float|f32|f64|number).*");
    private static final int NEAR = 5;

    private Types() {}

    /** What the type says that a name is declared with, if there is one. */
    static Sort declared(Tree tree, int name) {
        int node = name;
        for (int depth = 0; depth < NEAR && node != Tree.NONE; depth++) {
            int parent = tree.parent(node);
            if (parent == Tree.NONE) {
                return Sort.UNKNOWN;
            }
            int type = tree.child(parent, "type");
            if (type != Tree.NONE && type != node) {
                return sort(tree.text(type).strip());
            }
            String kind = tree.kindName(parent);
            if (kind.startsWith("pointer_") || kind.startsWith("array_")) {
                return Sort.THING;
            }
            node = tree.is(parent, Role.BLOCK) ? Tree.NONE : parent;
        }
        return Sort.UNKNOWN;
    }

    private static Sort sort(String type) {
        if (SILENT.contains(type)) {
            return Sort.UNKNOWN;
        }
        if (BOOLEAN.contains(type)) {
            return Sort.TRUTH;
        }
        if (!NUMERIC.matcher(type).matches()) {
            return Sort.THING;
        }
        return FRACTION.matcher(type).matches() ? Sort.NUMBER : Sort.WHOLE;
    }
}
