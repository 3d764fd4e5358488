package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    /** What may have parameters and has no body. */
    private static final Set<String> BODILESS = Set.of(
            "declaration",
            "field_declaration",
            "type_definition",
            "function_type",
            "method_elem",
            "method_spec",
            "function_signature_item");

    private static final Set<String> NAMES =
            Set.of("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern");

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Terrain terrain;
    private final Tree tree;
    private final List<Binder> binders = new ArrayList<>();
    /** By scope, each name with where it is bound. */
    private final Map<Integer, Map<String, Places>> boundIn = new HashMap<>();

    private final Map<String, List<Integer>> usesOf = new HashMap<>();
    private final int[] uses;
    /** With those that stand where nothing is to be changed: in texts, macros and short forms. */
    private final int[] all;

    /**
     * Where a name gets a value.
     *
     * @param from the first node that it is known at
     */
    record Binder(int node, int scope, String name, int from) {}

    /** All places where a name gets a value in one scope, in their order. */
    private static final class Places {
        private final List<Binder> binders = new ArrayList<>();
        private int first = NOWHERE;

        private void add(Binder binder) {
            binders.add(binder);
            first = Math.min(first, binder.from());
        }

        /** From where on the name is known, those places aside that are inside of a node. */
        private int firstWithout(Terrain terrain, int gone) {
            return binders.stream()
                    .filter(binder -> !terrain.isInside(binder.node(), gone))
                    .mapToInt(Binder::from)
                    .min()
                    .orElse(NOWHERE);
        }
    }

    private enum Part {
        BOUND,
        USED,
        NEITHER
    }

    private Bindings(Terrain terrain) {
        this.terrain = terrain;
        this.tree = terrain.tree();
        IntStream.Builder used = IntStream.builder();
        IntStream.Builder hidden = IntStream.builder();
        int atomEnd = 0;
        for (int node = 0; node < tree.size(); node++) {
            boolean inAtom = node < atomEnd;
            if (tree.isLeaf(node) && NAMES.contains(tree.kindName(node))) {
                Part part = part(node);
                if (part == Part.BOUND && !inAtom) {
                    bind(node);
                } else if (part == Part.USED && !inAtom && tree.kindName(node).equals("identifier")) {
                    used.add(node);
                } else if (part == Part.USED || isInMacro(node)) {
                    hidden.add(node);
                }
            } else if (!inAtom && tree.isAtom(node)) {
                atomEnd = tree.after(node);
            }
        }
        this.uses = used.build().filter(this::isKnown).toArray();
        this.all = IntStream.concat(Arrays.stream(uses), hidden.build().filter(this::isKnown))
                .sorted()
                .toArray();
        for (int use : all) {
            usesOf.computeIfAbsent(tree.text(use), any -> new ArrayList<>()).add(use);
        }
    }

    private boolean isKnown(int use) {
        return scopeOf(tree.text(use), use) != Tree.NONE;
    }

    /** What macros make of words is not known, but that they may be variables. */
    private boolean isInMacro(int node) {
        int parent = tree.parent(node);
        return parent != Tree.NONE && tree.kindName(parent).equals("token_tree");
    }

    static Bindings of(Terrain terrain) {
        return new Bindings(terrain);
    }

    /** Where a variable that is known is used. */
    int[] uses() {
        return uses;
    }

    /** In the order of their nodes, each of which is bound once. */
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
            Map<String, Places> bound = boundIn.get(outer);
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
        boolean declaredFirst = tree.language() == Language.C || tree.language() == Language.CPP;
        if (!terrain.is(scope, Shape.Trait.OPEN_SCOPES) || scope == 0 && declaredFirst) {
            return false;
        }
        boolean ordered = scope == 0 || tree.is(scope, Role.TYPE);
        int function = ordered
                ? terrain.around(
                        node, outer -> outer == scope || tree.is(outer, Role.FUNCTION) || tree.is(outer, Role.LAMBDA))
                : Tree.NONE;
        return !ordered || function != scope;
    }

    /** From where on a name is known that is bound in some places, those inside of what is gone aside. */
    private int first(Places places, boolean open, int gone) {
        int first = gone == Tree.NONE ? places.first : places.firstWithout(terrain, gone);
        return first != NOWHERE && open ? 0 : first;
    }

    /** The scope whose variable a name means at a node; none if the name is not known there. */
    int scopeOf(String name, int node) {
        return scopeOf(name, node, node, Tree.NONE);
    }

    private int scopeOf(String name, int beside, int position, int gone) {
        for (int outer = tree.parent(beside); outer != Tree.NONE; outer = tree.parent(outer)) {
            Map<String, Places> bound = boundIn.get(outer);
            Places places = bound == null || isHidden(outer, beside) ? null : bound.get(name);
            if (places != null && first(places, isOpen(outer, beside), gone) <= position) {
                return outer;
            }
        }
        return Tree.NONE;
    }

    /** The names that code uses and does not bind itself before. */
    Set<String> needs(int code) {
        Set<String> needs = new LinkedHashSet<>();
        Map<List<Object>, Integer> inside = new HashMap<>();
        inside(code).forEach(binder -> inside.merge(List.of(binder.scope(), binder.name()), binder.from(), Math::min));
        int at = Arrays.binarySearch(all, code);
        for (int i = at < 0 ? -at - 1 : at; i < all.length && all[i] < tree.after(code); i++) {
            int use = all[i];
            String name = tree.text(use);
            int scope = scopeOf(name, use);
            boolean own = terrain.isInside(scope, code) || inside.getOrDefault(List.of(scope, name), NOWHERE) <= use;
            if (!own) {
                needs.add(name);
            }
        }
        return needs;
    }

    /** What is bound in code. */
    private List<Binder> inside(int code) {
        return binders.subList(place(code), place(tree.after(code)));
    }

    /** How many binders come before a node. */
    private int place(int node) {
        int low = 0;
        int high = binders.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (binders.get(middle).node() < node) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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

    /** What is bound in code and known around it, each name once. */
    private List<Binder> given(int code) {
        Set<List<Object>> seen = new HashSet<>();
        return inside(code).stream()
                .filter(binder -> !terrain.isInside(binder.scope(), code))
                .filter(binder -> seen.add(List.of(binder.scope(), binder.name())))
                .toList();
    }

    /**
     * Whether a name is missed.
     *
     * @param place the node before which the code stands instead, if that is in the same scope
     */
    private boolean isMissed(Binder binder, int code, int place) {
        int scope = binder.scope();
        Places places = Objects.requireNonNull(
                Objects.requireNonNull(boundIn.get(scope)).get(binder.name()));
        int rest = places.firstWithout(terrain, code);
        return usesOf.getOrDefault(binder.name(), List.of()).stream()
                .filter(use -> !terrain.isInside(use, code) && scopeOf(binder.name(), use) == scope)
                .anyMatch(use -> {
                    boolean open = isOpen(scope, use);
                    int first = rest != NOWHERE && open ? 0 : rest;
                    return use < (place == Tree.NONE ? first : open ? 0 : Math.min(first, place));
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
                .computeIfAbsent(bound.name(), any -> new Places())
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
                return isOfPrototype(node) ? Part.NEITHER : Part.BOUND;
            }
            if (!terrain.under(node, Shape.Trait.PATTERNS)) {
                return Part.USED;
            }
            node = tree.parent(node);
        }
        return Part.NEITHER;
    }

    /** Whether a parameter is one of a function without a body, where its name means nothing. */
    private boolean isOfPrototype(int node) {
        int outer = tree.parent(node);
        if (outer == Tree.NONE || !tree.kindName(outer).contains("parameter")) {
            return false;
        }
        while (outer != Tree.NONE && !tree.is(outer, Role.FUNCTION) && !tree.is(outer, Role.LAMBDA)) {
            if (BODILESS.contains(tree.kindName(outer))) {
                return true;
            }
            outer = tree.parent(outer);
        }
        return false;
    }
}
