package dev.lamarck.syntax;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The syntax tree of a text, of its own and for good: no native memory stands behind it, any thread may use it. Nodes are
 * numbers in pre-order, so that the root is 0, the subtree of {@code n} is the numbers from {@code n} to
 * {@code n + size(n) - 1}, and a walk over the tree is a loop over numbers. {@link #NONE} stands for no node. Positions
 * count characters as {@link String} does. Text between children is white space, but for nodes such as string literals.
 */
public final class Tree {

    /** No node. */
    public static final int NONE = -1;

    private static final int NEAR = 40;
    private static final int ATOMS = Role.STRING.mask() | Role.DIRECTIVE.mask();

    private final Language language;
    private final Grammar grammar;
    private final String text;
    private final Columns nodes;
    private final LineIndex lines;

    Tree(Language language, String text, Columns nodes) {
        this.language = language;
        this.grammar = language.grammar();
        this.text = text;
        this.nodes = nodes;
        this.lines = LineIndex.of(text);
    }

    public Language language() {
        return language;
    }

    public String text() {
        return text;
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.count();
    }

    public Node root() {
        return node(0);
    }

    public Node node(int node) {
        return new Node(this, node);
    }

    /** The kind as a number that means the same in every tree of the language. */
    public int kind(int node) {
        return nodes.kind(node);
    }

    /** The kind as the grammar names it; the token itself for an operator, keyword or bracket. */
    public String kindName(int node) {
        return grammar.name(nodes.kind(node));
    }

    /** Whether it is more than a fixed token. */
    public boolean isNamed(int node) {
        return grammar.named(nodes.kind(node));
    }

    public boolean is(int node, Role role) {
        return grammar.is(nodes.kind(node), role.mask());
    }

    public boolean isAny(int node, int roleMask) {
        return grammar.is(nodes.kind(node), roleMask);
    }

    public boolean isLeaf(int node) {
        return nodes.size(node) == 1;
    }

    /** Whether it is one token: a leaf, or a literal or directive with all that is in it. */
    public boolean isAtom(int node) {
        return isLeaf(node) || isAny(node, ATOMS);
    }

    /** Whether the parser did not understand what is there. */
    public boolean isError(int node) {
        return nodes.kind(node) == grammar.error();
    }

    /** Whether the parser made it up to understand the rest. */
    public boolean isMissing(int node) {
        return nodes.field(node) < 0;
    }

    public int start(int node) {
        return nodes.start(node);
    }

    public int end(int node) {
        return nodes.end(node);
    }

    public int parent(int node) {
        return nodes.parent(node);
    }

    /** How many nodes its subtree has, itself among them. */
    public int size(int node) {
        return nodes.size(node);
    }

    /** The number after the last of its subtree. */
    public int after(int node) {
        return node + nodes.size(node);
    }

    public int firstChild(int node) {
        return isLeaf(node) ? NONE : node + 1;
    }

    public int nextSibling(int node) {
        int parent = nodes.parent(node);
        int next = after(node);
        return parent != NONE && next < after(parent) ? next : NONE;
    }

    /** What it is to its parent, such as {@code condition}; empty if the grammar does not say. */
    public String field(int node) {
        int field = nodes.field(node);
        return grammar.field(field < 0 ? ~field : field);
    }

    /** The first child that is in a field of its parent, or {@link #NONE}. */
    public int child(int node, String field) {
        int wanted = grammar.field(field);
        return firstChild(node, child -> {
            int number = nodes.field(child);
            return (number < 0 ? ~number : number) == wanted;
        });
    }

    public int firstChild(int node, IntPredicate which) {
        for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
            if (which.test(child)) {
                return child;
            }
        }
        return NONE;
    }

    public IntStream children(int node) {
        return IntStream.iterate(firstChild(node), child -> child != NONE, this::nextSibling);
    }

    /** The node itself and all below it, in pre-order. */
    public IntStream subtree(int node) {
        return IntStream.range(node, after(node));
    }

    public String text(int node) {
        return text.substring(start(node), end(node));
    }

    /** Calls with every token, in their order, comments among them. */
    public void forEachAtom(IntConsumer action) {
        int node = 0;
        while (node < size()) {
            if (isAtom(node) || is(node, Role.COMMENT)) {
                action.accept(node);
                node = after(node);
            } else {
                node++;
            }
        }
    }

    /** The smallest node that holds all characters from one position to another. */
    public int covering(int from, int to) {
        int node = 0;
        while (true) {
            int inner = firstChild(node, child -> start(child) <= from && to <= end(child));
            if (inner == NONE) {
                return node;
            }
            node = inner;
        }
    }

    /** The line of a position, from 1. */
    public int line(int position) {
        return lines.line(position);
    }

    public LineIndex lines() {
        return lines;
    }

    /** Whether the whole text is its language, as far as the grammar tells. */
    public boolean parses() {
        return nodes.flaw() == NONE;
    }

    /** The first place that is not. */
    public Optional<Trouble> trouble() {
        if (parses()) {
            return Optional.empty();
        }
        for (int node = 0; node < size(); node++) {
            if (isMissing(node)) {
                return Optional.of(at(start(node), "'%s' is missing before %s".formatted(kindName(node), near(node))));
            }
            if (isError(node)) {
                return Optional.of(at(start(node), "cannot make sense of " + near(node)));
            }
        }
        return Optional.of(at(start(nodes.flaw()), "something is missing in or after " + near(nodes.flaw())));
    }

    private Trouble at(int position, String what) {
        return new Trouble(line(position), position - lines.start(line(position)) + 1, what);
    }

    private String near(int node) {
        int from = start(node);
        int to = Math.min(text.length(), from + NEAR);
        String rest = text.substring(from, to).lines().findFirst().orElse("").strip();
        return from == text.length() ? "the end of the text" : "'" + rest + "'";
    }

    /** Whether both are the same language and text, and so the same tree. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tree tree && language == tree.language && text.equals(tree.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {language.ordinal(), text.hashCode()});
    }

    @Override
    public String toString() {
        return "Tree[%s, %d nodes]".formatted(language.label(), size());
    }
}
