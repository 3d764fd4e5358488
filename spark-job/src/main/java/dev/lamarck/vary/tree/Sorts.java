package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sorts of the values of a file. A declared type tells, else what is done with a variable: what is multiplied or compared is a
 * number, what is indexed or looped over has parts. What tells nothing goes for anything.
 */
final class Sorts {

    private static final Set<String> ARITHMETIC = Set.of(
            "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "-=", "*=", "/=", "//=", "%=", "**=", "<", "<=",
            ">", ">=", "++", "--");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=", "===", "!==");
    /** Of whole numbers they make whole ones. */
    private static final Set<String> CLOSED = Set.of("+", "-", "*", "//", "%");

    /** With one operand; others of the kind take an address, or what is there. */
    private static final Set<String> SIGNS = Set.of("-", "+", "~", "++", "--");

    private static final Set<String> LOGIC = Set.of("&&", "||", "!", "and", "or", "not");
    private static final Set<String> LITERAL_THINGS = Set.of(
            "list",
            "tuple",
            "dictionary",
            "set",
            "array",
            "object",
            "list_comprehension",
            "set_comprehension",
            "dictionary_comprehension",
            "generator_expression",
            "array_expression",
            "composite_literal",
            "object_creation_expression",
            "array_creation_expression",
            "array_initializer",
            "initializer_list");
    private static final int DECLARED = 100;
    private static final int CLEAR = 3;
    private static final int NEAR = 5;

    /** Operations in operations that are looked into. */
    private static final int DEEPEST = 16;

    private final Terrain terrain;
    private final Tree tree;
    /** By scope and name, how much speaks for each sort. */
    private final Map<Variable, int[]> votes = new HashMap<>();

    private record Variable(int scope, String name) {}

    Sorts(Terrain terrain) {
        this.terrain = terrain;
        this.tree = terrain.tree();
        Bindings bindings = terrain.bindings();
        for (int use : bindings.uses()) {
            String name = tree.text(use);
            Sort wanted = wanted(use);
            boolean clear = wanted == Sort.WHOLE || wanted == Sort.LIST;
            vote(new Variable(bindings.scopeOf(name, use), name), wanted, clear ? CLEAR : 1);
        }
        for (Bindings.Binder binder : bindings.binders()) {
            Variable variable = new Variable(binder.scope(), binder.name());
            vote(variable, Types.declared(terrain, binder.node()), DECLARED);
            vote(variable, given(binder.node()), 1);
        }
        called();
        passed();
        bindings.binders().forEach(this::pass);
    }

    private void called() {
        for (int node = 0; node < tree.size(); node = tree.isAtom(node) ? tree.after(node) : node + 1) {
            int callee = tree.is(node, Role.CALL) ? tree.child(node, "function") : Tree.NONE;
            if (callee != Tree.NONE && tree.kindName(callee).equals("identifier")) {
                String name = tree.text(callee);
                int scope = terrain.bindings().scopeOf(name, callee);
                if (scope != Tree.NONE) {
                    vote(new Variable(scope, name), Sort.CODE, DECLARED);
                }
            }
        }
    }

    /** What is passed on to a function of the file is what the function takes. */
    private void passed() {
        Map<String, List<Bindings.Binder>> parameters = parameters();
        for (int node = 0; node < tree.size(); node = tree.isAtom(node) ? tree.after(node) : node + 1) {
            int arguments = tree.is(node, Role.CALL) ? tree.child(node, "arguments") : Tree.NONE;
            List<Bindings.Binder> takes =
                    arguments == Tree.NONE ? List.of() : parameters.getOrDefault(callee(node), List.of());
            int[] gets = takes.isEmpty()
                    ? new int[0]
                    : tree.children(arguments)
                            .filter(argument -> tree.isNamed(argument) && !tree.is(argument, Role.COMMENT))
                            .takeWhile(argument -> !tree.kindName(argument).contains("splat"))
                            .toArray();
            for (int i = 0; i < Math.min(gets.length, takes.size()); i++) {
                Bindings.Binder taken = takes.get(i);
                Sort sort = of(new Variable(taken.scope(), taken.name()));
                String name = tree.text(gets[i]);
                int scope = terrain.bindings().scopeOf(name, gets[i]);
                if (sort == Sort.UNKNOWN) {
                    vote(new Variable(taken.scope(), taken.name()), of(gets[i]), 1);
                } else if (scope != Tree.NONE) {
                    vote(new Variable(scope, name), sort == Sort.WHOLE ? Sort.NUMBER : sort, 1);
                }
            }
        }
    }

    /** Of the functions of the file that have a name of their own. */
    private Map<String, List<Bindings.Binder>> parameters() {
        Map<String, List<Bindings.Binder>> parameters = new HashMap<>();
        Map<String, Integer> functions = new HashMap<>();
        for (Bindings.Binder binder : terrain.bindings().binders()) {
            int function = Scions.functionAround(tree, binder.node());
            int list = function == Tree.NONE ? Tree.NONE : tree.child(function, "parameters");
            if (list != Tree.NONE && terrain.isInside(binder.node(), list)) {
                String name = Importance.name(tree, function);
                boolean alone = functions.computeIfAbsent(name, any -> function) == function;
                parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(binder);
                if (!alone) {
                    functions.put(name, Tree.NONE);
                }
            }
        }
        functions.forEach((name, function) -> {
            if (function == Tree.NONE) {
                parameters.remove(name);
            }
        });
        return parameters;
    }

    /** What goes into a whole number by sums, differences and products is whole, or the number would not be. */
    private void pass(Bindings.Binder binder) {
        int value = value(binder.node());
        if (value != Tree.NONE && of(new Variable(binder.scope(), binder.name())) == Sort.WHOLE) {
            pass(value, 0);
        }
    }

    private void pass(int value, int depth) {
        int node = bare(value);
        if (tree.kindName(node).equals("identifier")) {
            String name = tree.text(node);
            int scope = terrain.bindings().scopeOf(name, node);
            if (scope != Tree.NONE && of(name, node).isNumber()) {
                vote(new Variable(scope, name), Sort.WHOLE, CLEAR);
            }
            return;
        }
        int over = tree.is(node, Role.CALL) ? tree.child(node, "arguments") : node;
        if (depth < DEEPEST && passesOn(node) && over != Tree.NONE) {
            tree.children(over).filter(tree::isNamed).forEach(inner -> pass(inner, depth + 1));
        }
    }

    /** What a name alone is given; none if it is nothing or more than that. */
    private int value(int name) {
        int holder = isLone(tree.parent(name)) ? tree.parent(name) : name;
        int parent = tree.parent(holder);
        if (parent == Tree.NONE || !tree.is(parent, Role.ASSIGNMENT)) {
            return Tree.NONE;
        }
        int right = tree.child(parent, "right");
        int value = right == Tree.NONE ? tree.child(parent, "value") : right;
        int alone = isLone(value) ? tree.firstChild(value, tree::isNamed) : value;
        return alone == name ? Tree.NONE : alone;
    }

    /** Whether a node is a list of expressions, of which there is one. */
    private boolean isLone(int node) {
        return node != Tree.NONE
                && tree.kindName(node).equals("expression_list")
                && tree.children(node).filter(tree::isNamed).count() == 1;
    }

    /** What the variable is that a value goes into, by itself or with others; or what its place asks for. */
    Sort destined(int value) {
        int node = value;
        while (passesOn(tree.parent(node))) {
            node = tree.parent(node);
        }
        int whole = isLone(node) ? tree.firstChild(node, tree::isNamed) : node;
        int parent = tree.parent(node);
        int left = parent == Tree.NONE ? Tree.NONE : tree.child(parent, "left");
        boolean assigned =
                left != Tree.NONE && left != node && tree.kindName(parent).contains("assign");
        int changed = isLone(left) ? tree.firstChild(left, tree::isNamed) : left;
        if (assigned
                && tree.kindName(changed).equals("identifier")
                && terrain.bindings().isUse(changed)) {
            return of(changed);
        }
        Sort wanted = wanted(node);
        if (wanted != Sort.UNKNOWN || parent == Tree.NONE || !tree.is(parent, Role.ASSIGNMENT)) {
            return wanted;
        }
        return terrain.bindings().binders().stream()
                .filter(binder -> value(binder.node()) == whole)
                .findFirst()
                .map(binder -> of(new Variable(binder.scope(), binder.name())))
                .orElse(Sort.UNKNOWN);
    }

    /** Whether a whole number comes of whole numbers there. */
    private boolean passesOn(int node) {
        if (node == Tree.NONE) {
            return false;
        }
        int call = tree.parent(node);
        return tree.kindName(node).equals("parenthesized_expression")
                || isLone(node)
                || terrain.is(node, Shape.Trait.OPERATORS) && CLOSED.contains(operator(node))
                || tree.is(node, Role.CALL) && Callees.choose(callee(node))
                || tree.field(node).equals("arguments") && call != Tree.NONE && Callees.choose(callee(call));
    }

    private void vote(Variable variable, Sort sort, int weight) {
        if (sort != Sort.UNKNOWN) {
            votes.computeIfAbsent(variable, any -> new int[Sort.values().length])[sort.ordinal()] += weight;
        }
    }

    /** What a variable of that name is at a node. */
    Sort of(String name, int node) {
        return of(new Variable(terrain.bindings().scopeOf(name, node), name));
    }

    private Sort of(Variable variable) {
        int[] counted = votes.get(variable);
        Sort most = Sort.UNKNOWN;
        for (Sort sort : Sort.values()) {
            boolean more =
                    counted != null && counted[sort.ordinal()] > (most == Sort.UNKNOWN ? 0 : counted[most.ordinal()]);
            most = more ? sort : most;
        }
        return most;
    }

    /** What a value is; of a name, what the variable is. */
    Sort of(int value) {
        return of(value, 0);
    }

    private Sort of(int value, int depth) {
        int node = bare(value);
        String kind = tree.kindName(node);
        if (kind.equals("identifier")) {
            return of(tree.text(node), node);
        }
        if (tree.is(node, Role.NUMBER)) {
            return Literal.of(tree.text(node)).filter(Literal::whole).isPresent() ? Sort.WHOLE : Sort.NUMBER;
        }
        if (tree.is(node, Role.STRING) || LITERAL_THINGS.contains(kind)) {
            return Sort.THING;
        }
        if (tree.is(node, Role.CALL)) {
            return Callees.made(callee(node));
        }
        return depth < DEEPEST && terrain.is(node, Shape.Trait.OPERATORS) ? ofOperation(node, depth + 1) : Sort.UNKNOWN;
    }

    private Sort ofOperation(int node, int depth) {
        String operator = operator(node);
        if (LOGIC.contains(operator) || COMPARISONS.contains(operator)) {
            return Sort.TRUTH;
        }
        if (isUnary(node) && !SIGNS.contains(operator)) {
            return Sort.UNKNOWN;
        }
        if (!ARITHMETIC.contains(operator) && !operator.equals("+")) {
            return Sort.UNKNOWN;
        }
        List<Sort> operands = tree.children(node)
                .filter(tree::isNamed)
                .mapToObj(inner -> of(inner, depth))
                .toList();
        if (CLOSED.contains(operator) && operands.stream().allMatch(Sort.WHOLE::equals)) {
            return Sort.WHOLE;
        }
        boolean number = operator.equals("+") ? operands.stream().anyMatch(Sort::isNumber) : !isOdd(node);
        return number ? Sort.NUMBER : Sort.UNKNOWN;
    }

    private boolean isUnary(int operation) {
        return tree.children(operation).filter(tree::isNamed).count() == 1;
    }

    /** Whether an operation may be none on numbers: a text may be multiplied, and have gaps that are filled in. */
    private boolean isOdd(int operation) {
        int first = tree.firstChild(operation, tree::isNamed);
        return first != Tree.NONE && (tree.is(first, Role.STRING) || LITERAL_THINGS.contains(tree.kindName(first)));
    }

    /** Whether a value is of the sort that is at a place, and wanted there, in this file or another. */
    boolean suits(int value, Sorts there, int place) {
        Sort sort = of(value);
        return sort.suits(there.wanted(place)) && sort.suits(there.of(place));
    }

    /** What the place of a value asks for. */
    Sort wanted(int value) {
        int node = value;
        while (tree.parent(node) != Tree.NONE
                && tree.kindName(tree.parent(node)).equals("parenthesized_expression")) {
            node = tree.parent(node);
        }
        int parent = tree.parent(node);
        if (parent == Tree.NONE) {
            return Sort.UNKNOWN;
        }
        if (terrain.under(node, Shape.Trait.SEQUENCES)) {
            return Sort.LIST;
        }
        if (terrain.under(node, Shape.Trait.OBJECTS)) {
            return Sort.OBJECT;
        }
        if (terrain.under(node, Shape.Trait.INDICES)) {
            return Sort.WHOLE;
        }
        if (terrain.is(parent, Shape.Trait.OPERATORS)) {
            boolean sum = operator(parent).startsWith("+") && besideNumber(node, parent);
            boolean number = (sum || ARITHMETIC.contains(operator(parent)))
                    && !isOdd(parent)
                    && (!isUnary(parent) || SIGNS.contains(operator(parent)));
            return number ? Sort.NUMBER : Sort.UNKNOWN;
        }
        int call = tree.parent(parent);
        boolean argument = call != Tree.NONE
                && tree.is(call, Role.CALL)
                && tree.field(parent).equals("arguments");
        return argument ? Callees.taken(callee(call)) : Sort.UNKNOWN;
    }

    /** A sum may be one of texts, but not with a number that is written there. */
    private boolean besideNumber(int node, int sum) {
        return tree.children(sum).anyMatch(other -> other != node && tree.is(other, Role.NUMBER));
    }

    private String callee(int call) {
        int callee = tree.child(call, "function");
        return callee == Tree.NONE ? "" : tree.text(callee);
    }

    private String operator(int operation) {
        int operator = tree.firstChild(
                operation, child -> !tree.isNamed(child) && !tree.text(child).equals("("));
        return operator == Tree.NONE ? "" : tree.text(operator);
    }

    /** What is in brackets that have no other meaning. */
    private int bare(int node) {
        int here = node;
        while (tree.kindName(here).equals("parenthesized_expression")) {
            int inner = tree.firstChild(here, tree::isNamed);
            if (inner == Tree.NONE) {
                return here;
            }
            here = inner;
        }
        return here;
    }

    /** What a name gets as it is bound. */
    private Sort given(int name) {
        int node = name;
        for (int depth = 0; depth < NEAR && node != Tree.NONE; depth++) {
            int parent = tree.parent(node);
            if (parent != Tree.NONE && tree.is(parent, Role.LOOP)) {
                int over = tree.child(parent, "right");
                boolean counts = over != Tree.NONE
                        && tree.is(over, Role.CALL)
                        && callee(over).equals("range");
                return counts ? Sort.WHOLE : Sort.UNKNOWN;
            }
            if (parent != Tree.NONE && tree.is(parent, Role.ASSIGNMENT)) {
                int value = value(name);
                boolean tells =
                        value != Tree.NONE && !tree.kindName(bare(value)).equals("identifier");
                return tells ? of(value) : Sort.UNKNOWN;
            }
            node = parent;
        }
        return Sort.UNKNOWN;
    }
}
