package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The variables of a file: where each gets a value, and where each is used. A name is known in the scope that it is bound in,
 * from there on; in a class or a file everywhere. That is what a grammar tells: types and imports are not looked into.
 */
final class Bindings {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Terrain terrain;
    private final Tree tree;
    private final List<Binder> binders = new ArrayList<>();
    /** By scope, each name with where it is bound. */
    private final Map<Integer, Map<String, List<Binder>>> boundIn = new HashMap<>();

    private final Map<String, List<Integer>> usesOf = new HashMap<>();
    private final int[] uses;

    /**
     * Where a name gets a value.
     *
     * @param from the first node that it is known at
     */
    record Binder(int node, int scope, String name, int from) {}

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
        this.uses = used.build()
                .filter(node -> scopeOf(tree.text(node), node) != Tree.NONE)
                .toArray();
        for (int use : uses) {
            usesOf.computeIfAbsent(tree.text(use), any -> new ArrayList<>()).add(use);
        }
    }

    static Bindings of(Terrain terrain) {
        return new Bindings(terrain);
    }

    /** Where a variable that is known is used. */
    int[] uses() {
        return uses;
    }

    /** In the order of their nodes. */
    List<Binder> binders() {
        return binders;
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
        return new ArrayList<>(known(node, 0));
    }

    /** Those of them that are bound in the function that a node is in. */
    List<String> ownNamesAt(int node) {
        return new ArrayList<>(known(node, Math.max(0, Scions.functionAround(tree, node))));
    }

    private Set<String> known(int node, int outermost) {
        Set<String> names = new LinkedHashSet<>();
        for (int outer = tree.parent(node); outer >= outermost; outer = tree.parent(outer)) {
            Map<String, List<Binder>> bound = boundIn.get(outer);
            if (bound != null && !isHidden(outer, node)) {
                boolean open = isOpen(outer, node);
                bound.forEach((name, places) -> {
                    if (first(places, open, Tree.NONE) <= node) {
                        names.add(name);
                    }
                });
            }
        }
        return names;
    }

    /**
     * Whether names of a scope are known at a node before they are bound too: what a file or a class says at its top level runs
     * in order, functions run later.
     */
    private boolean isOpen(int scope, int node) {
        if (!terrain.is(scope, Shape.Trait.OPEN_SCOPES)) {
            return false;
        }
        boolean ordered = scope == 0 || tree.is(scope, Role.TYPE);
        int function = ordered
                ? terrain.around(
                        node, outer -> outer == scope || tree.is(outer, Role.FUNCTION) || tree.is(outer, Role.LAMBDA))
                : Tree.NONE;
        return !ordered || function != scope;
    }

    /** From where on a name is known that is bound in so many places, those inside of what is gone aside. */
    private int first(List<Binder> places, boolean open, int gone) {
        int first = NOWHERE;
        for (Binder place : places) {
            if (gone == Tree.NONE || !terrain.isInside(place.node(), gone)) {
                first = Math.min(first, place.from());
            }
        }
        return first != NOWHERE && open ? 0 : first;
    }

    /** The scope whose variable a name means at a node; none if the name is not known there. */
    int scopeOf(String name, int node) {
        return scopeOf(name, node, node, Tree.NONE);
    }

    private int scopeOf(String name, int beside, int position, int gone) {
        for (int outer = tree.parent(beside); outer != Tree.NONE; outer = tree.parent(outer)) {
            Map<String, List<Binder>> bound = boundIn.get(outer);
            List<Binder> places = bound == null || isHidden(outer, beside) ? null : bound.get(name);
            if (places != null && first(places, isOpen(outer, beside), gone) <= position) {
                return outer;
            }
        }
        return Tree.NONE;
    }

    /** The names that code uses and does not bind itself. */
    Set<String> needs(int code) {
        Set<String> needs = new LinkedHashSet<>();
        int at = Arrays.binarySearch(uses, code);
        for (int i = at < 0 ? -at - 1 : at; i < uses.length && uses[i] < tree.after(code); i++) {
            String name = tree.text(uses[i]);
            int scope = scopeOf(name, uses[i]);
            boolean own = terrain.isInside(scope, code)
                    || boundIn.getOrDefault(scope, Map.of()).getOrDefault(name, List.of()).stream()
                            .anyMatch(binder -> terrain.isInside(binder.node(), code));
            if (!own) {
                needs.add(name);
            }
        }
        return needs;
    }

    /**
     * Whether all names are known beside a node.
     *
     * @param position the node before which they are asked for: the one beside, or what comes after it
     * @param gone code that is no longer there, if any
     */
    boolean knows(Collection<String> names, int beside, int position, int gone) {
        return names.stream().allMatch(name -> scopeOf(name, beside, position, gone) != Tree.NONE);
    }

    /** Whether other code would lack a name if code were taken away. */
    boolean isMissed(int code) {
        return given(code).stream().anyMatch(binder -> isMissed(binder, code, Tree.NONE));
    }

    /** Whether other code would lack a name if code stood beside another node, at a position as for {@link #knows}. */
    boolean isMissed(int code, int beside, int position) {
        int scope = scopeAround(tree.parent(beside));
        return given(code).stream()
                .anyMatch(binder -> isMissed(binder, code, binder.scope() == scope ? position : Tree.NONE));
    }

    /** Whether other code would lack a name if other code stood in the place of code. */
    boolean isMissed(int code, Bindings others, int other) {
        Set<String> given = others.given(other).stream().map(Binder::name).collect(Collectors.toSet());
        return given(code).stream()
                .anyMatch(binder -> !given.contains(binder.name()) && isMissed(binder, code, Tree.NONE));
    }

    /** What is bound in code and known around it. */
    private List<Binder> given(int code) {
        return binders.stream()
                .filter(binder -> terrain.isInside(binder.node(), code) && !terrain.isInside(binder.scope(), code))
                .toList();
    }

    /**
     * Whether a name is missed.
     *
     * @param place the node before which the code stands instead, if that is in the same scope
     */
    private boolean isMissed(Binder binder, int code, int place) {
        int scope = binder.scope();
        List<Binder> places = Objects.requireNonNull(boundIn.get(scope)).getOrDefault(binder.name(), List.of());
        return usesOf.getOrDefault(binder.name(), List.of()).stream()
                .filter(use -> !terrain.isInside(use, code) && scopeOf(binder.name(), use) == scope)
                .anyMatch(use -> {
                    boolean open = isOpen(scope, use);
                    int rest = first(places, open, code);
                    return use < (place == Tree.NONE ? rest : open ? 0 : Math.min(rest, place));
                });
    }

    /** Python's methods do not see the names of their class. */
    private boolean isHidden(int scope, int node) {
        if (tree.language() != Language.PYTHON || !tree.is(scope, Role.TYPE)) {
            return false;
        }
        int function = terrain.around(node, outer -> outer == scope || tree.is(outer, Role.FUNCTION));
        return function != scope;
    }

    /**
     * A name is known after what gives it its value: {@code b = b + 1} needs a {@code b} from before, and a loop's variable is
     * known in its body.
     */
    private void bind(int node) {
        int top = node;
        while (!terrain.under(top, Shape.Trait.BINDS)) {
            top = tree.parent(top);
        }
        int binder = tree.parent(top);
        int body = tree.is(binder, Role.LOOP) ? tree.child(binder, "body") : Tree.NONE;
        int from = body == Tree.NONE ? tree.after(tree.is(binder, Role.ASSIGNMENT) ? binder : top) : body;
        int scope = scopeAround(binder);
        Binder bound = new Binder(node, scope, tree.text(node), from);
        binders.add(bound);
        boundIn.computeIfAbsent(scope, any -> new LinkedHashMap<>())
                .computeIfAbsent(bound.name(), any -> new ArrayList<>())
                .add(bound);
    }

    private int scopeAround(int node) {
        return Math.max(0, terrain.around(node, outer -> terrain.is(outer, Shape.Trait.SCOPES)));
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
