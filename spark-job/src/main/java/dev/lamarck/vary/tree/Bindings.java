package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The variables of a file: where each gets a name, and where each is used. A name is known in the scope that it is bound in,
 * from there on; in a class or a file everywhere. That is what a grammar tells: types and imports are not looked into.
 */
final class Bindings {

    private final Terrain terrain;
    private final Tree tree;
    /** By scope, each name with the first node that it is known at. */
    private final Map<Integer, Map<String, Integer>> boundIn = new HashMap<>();

    private final int[] uses;

    private enum Part {
        BOUND,
        USED,
        NEITHER
    }

    private Bindings(Terrain terrain) {
        this.terrain = terrain;
        this.tree = terrain.tree();
        IntStream.Builder used = IntStream.builder();
        for (int node = 0; node < tree.size(); node = tree.isAtom(node) ? tree.after(node) : node + 1) {
            if (tree.isLeaf(node) && tree.kindName(node).equals("identifier")) {
                Part part = part(node);
                if (part == Part.BOUND) {
                    bind(node);
                } else if (part == Part.USED) {
                    used.add(node);
                }
            }
        }
        this.uses = used.build().filter(node -> isKnown(node, tree.text(node))).toArray();
    }

    static Bindings of(Terrain terrain) {
        return new Bindings(terrain);
    }

    /** Where a variable that is known is used. */
    int[] uses() {
        return uses;
    }

    /** Whether a variable that is known is used at a node. */
    boolean isUse(int node) {
        return Arrays.binarySearch(uses, node) >= 0;
    }

    /** Whether a node is the use of a variable, or the name of one as it is bound. */
    boolean isVariable(int node) {
        return part(node) != Part.NEITHER;
    }

    /** The names of variables that are known at a node, the nearest scope's first. */
    List<String> namesAt(int node) {
        return new ArrayList<>(known(node));
    }

    private Set<String> known(int node) {
        Set<String> names = new LinkedHashSet<>();
        for (int outer = tree.parent(node); outer != Tree.NONE; outer = tree.parent(outer)) {
            Map<String, Integer> bound = boundIn.get(outer);
            if (bound != null && !isHidden(outer, node)) {
                boolean everywhere = terrain.is(outer, Shape.Trait.OPEN_SCOPES);
                bound.forEach((name, first) -> {
                    if (everywhere || first <= node) {
                        names.add(name);
                    }
                });
            }
        }
        return names;
    }

    private boolean isKnown(int node, String name) {
        for (int outer = tree.parent(node); outer != Tree.NONE; outer = tree.parent(outer)) {
            Map<String, Integer> bound = boundIn.get(outer);
            Integer first = bound == null || isHidden(outer, node) ? null : bound.get(name);
            if (first != null && (first <= node || terrain.is(outer, Shape.Trait.OPEN_SCOPES))) {
                return true;
            }
        }
        return false;
    }

    /** Python's methods do not see the names of their class. */
    private boolean isHidden(int scope, int node) {
        if (tree.language() != Language.PYTHON || !tree.is(scope, Role.TYPE)) {
            return false;
        }
        int function = terrain.around(node, outer -> outer == scope || tree.is(outer, Role.FUNCTION));
        return function != scope;
    }

    /** A name is known after what gives it its value: {@code b = b + 1} needs a {@code b} from before. */
    private void bind(int node) {
        int top = node;
        while (!terrain.under(top, Shape.Trait.BINDS)) {
            top = tree.parent(top);
        }
        int binder = tree.parent(top);
        int from = tree.after(tree.is(binder, Role.ASSIGNMENT) ? binder : top);
        int scope = terrain.around(binder, outer -> terrain.is(outer, Shape.Trait.SCOPES));
        boundIn.computeIfAbsent(Math.max(0, scope), any -> new LinkedHashMap<>())
                .putIfAbsent(tree.text(node), from);
    }

    private Part part(int identifier) {
        int node = identifier;
        while (tree.parent(node) != Tree.NONE) {
            if (terrain.under(node, Shape.Trait.HIDES)) {
                return Part.NEITHER;
            }
            if (terrain.under(node, Shape.Trait.BINDS)) {
                return Part.BOUND;
            }
            if (!terrain.under(node, Shape.Trait.PATTERNS)) {
                return Part.USED;
            }
            node = tree.parent(node);
        }
        return Part.NEITHER;
    }
}
