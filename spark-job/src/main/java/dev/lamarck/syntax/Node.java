package dev.lamarck.syntax;

import java.util.List;
import java.util.Optional;

/** A node with its tree, where ease counts for more than speed. */
public record Node(Tree tree, int number) {

    public Node {
        if (number < 0 || number >= tree.size()) {
            throw new IllegalArgumentException("%s has no node %d".formatted(tree, number));
        }
    }

    public String kind() {
        return tree.kindName(number);
    }

    public String text() {
        return tree.text(number);
    }

    public int start() {
        return tree.start(number);
    }

    public int end() {
        return tree.end(number);
    }

    public boolean is(Role role) {
        return tree.is(number, role);
    }

    public Optional<Node> parent() {
        return optional(tree.parent(number));
    }

    public List<Node> children() {
        return tree.children(number).mapToObj(tree::node).toList();
    }

    /** The first child in a field, such as {@code condition}. */
    public Optional<Node> child(String field) {
        return optional(tree.child(number, field));
    }

    /** Kind and range, as its text may be long. */
    @Override
    public String toString() {
        return kind() + "[" + start() + ".." + end() + "]";
    }

    private Optional<Node> optional(int node) {
        return node == Tree.NONE ? Optional.empty() : Optional.of(tree.node(node));
    }
}
