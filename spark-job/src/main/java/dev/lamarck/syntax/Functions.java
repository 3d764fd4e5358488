package dev.lamarck.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Finds the functions of a tree, in the order of their beginnings. */
final class Functions {

    /** The fields that name what a function as a value is bound to. */
    private static final List<String> BINDINGS = List.of("name", "left", "key", "property");

    private static final int SCOPES = Role.FUNCTION.mask() | Role.TYPE.mask();

    private final Tree tree;

    private Functions(Tree tree) {
        this.tree = tree;
    }

    static List<FunctionSpan> of(Tree tree) {
        return new Functions(tree).find();
    }

    private List<FunctionSpan> find() {
        int[] owner = new int[tree.size()];
        int[] decisions = new int[tree.size()];
        List<Integer> found = new ArrayList<>();
        for (int node = 0; node < owner.length; node++) {
            owner[node] = node == 0 ? Tree.NONE : owner[tree.parent(node)];
            if (isFunction(node)) {
                owner[node] = node;
                found.add(node);
            } else if (owner[node] != Tree.NONE && Complexity.isDecision(tree, node)) {
                decisions[owner[node]]++;
            }
        }
        return found.stream().map(node -> span(node, 1 + decisions[node])).toList();
    }

    private FunctionSpan span(int node, int complexity) {
        int start = tree.start(node);
        int end = tree.end(node);
        int last = tree.line(Math.max(start, end - 1));
        return new FunctionSpan(qualified(node), node, start, end, tree.line(start), last, complexity);
    }

    private boolean isFunction(int node) {
        return tree.is(node, Role.FUNCTION)
                || tree.is(node, Role.LAMBDA) && !tree.isLeaf(node) && binding(node) != Tree.NONE;
    }

    /** What names a function as a value: its own name, or what it is the value of. */
    private int binding(int lambda) {
        int own = tree.child(lambda, "name");
        if (own != Tree.NONE || tree.language() != Language.JAVASCRIPT) {
            return own;
        }
        int parent = tree.parent(lambda);
        return tree.field(lambda).equals("value") || tree.field(lambda).equals("right")
                ? firstOf(parent, BINDINGS)
                : Tree.NONE;
    }

    private int firstOf(int node, List<String> fields) {
        return fields.stream()
                .mapToInt(field -> tree.child(node, field))
                .filter(child -> child != Tree.NONE)
                .findFirst()
                .orElse(Tree.NONE);
    }

    private String qualified(int function) {
        Deque<String> names = new ArrayDeque<>();
        names.push(name(function));
        receiver(function).forEach(names::push);
        for (int node = tree.parent(function); node != Tree.NONE; node = tree.parent(node)) {
            if (tree.isAny(node, SCOPES)) {
                names.push(name(node));
            }
        }
        names.removeIf(String::isEmpty);
        return String.join(".", names);
    }

    private String name(int scope) {
        int name = tree.is(scope, Role.LAMBDA) ? binding(scope) : firstOf(scope, List.of("name", "declarator", "type"));
        int inner = name;
        while (inner != Tree.NONE && tree.child(inner, "declarator") != Tree.NONE) {
            inner = tree.child(inner, "declarator");
        }
        return inner == Tree.NONE ? "" : tree.text(inner);
    }

    /** The type that a method of Go belongs to. */
    private Stream<String> receiver(int function) {
        int receiver = tree.child(function, "receiver");
        return receiver == Tree.NONE
                ? Stream.empty()
                : tree.subtree(receiver)
                        .filter(node -> tree.kindName(node).equals("type_identifier"))
                        .mapToObj(tree::text)
                        .limit(1);
    }
}
