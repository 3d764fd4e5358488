package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.LineIndex;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The statements of a file that stand in a list of statements and have their lines to themselves, so that they can be taken
 * out and put elsewhere as whole lines, each at the depth of its new place. Others, such as the only statement behind an
 * {@code if} on the same line, are left alone.
 */
final class Statements {

    private final Terrain terrain;
    private final Tree tree;
    private final Map<Integer, Statement> byNode = new HashMap<>();
    private final int[] nodes;

    /**
     * A statement with its lines.
     *
     * @param start of its first line
     * @param end after the end of its last line
     * @param indent the white space that its first line begins with
     */
    record Statement(int node, int start, int end, String indent) {

        boolean overlaps(Statement other) {
            return start < other.end && other.start < end;
        }
    }

    private Statements(Terrain terrain) {
        this.terrain = terrain;
        this.tree = terrain.tree();
        IntStream.Builder found = IntStream.builder();
        for (int node = 0; node < tree.size(); node = tree.isAtom(node) ? tree.after(node) : node + 1) {
            if (isListed(node)) {
                Optional<Statement> statement = lines(node);
                if (statement.isPresent()) {
                    byNode.put(node, statement.get());
                    found.add(node);
                }
            }
        }
        this.nodes = found.build().toArray();
    }

    static Statements of(Terrain terrain) {
        return new Statements(terrain);
    }

    int[] nodes() {
        return nodes;
    }

    /** Whether a node is one of them. */
    boolean has(int node) {
        return byNode.containsKey(node);
    }

    Statement at(int node) {
        return Objects.requireNonNull(byNode.get(node), "no statement with lines of its own");
    }

    /** How many statements stand beside one, itself among them. */
    int siblings(int node) {
        return (int) tree.children(tree.parent(node))
                .filter(child -> tree.is(child, Role.STATEMENT))
                .count();
    }

    private boolean isListed(int node) {
        int parent = tree.parent(node);
        return tree.is(node, Role.STATEMENT)
                && parent != Tree.NONE
                && terrain.is(parent, Shape.Trait.LISTS)
                && !terrain.is(node, Shape.Trait.INERT)
                && !isDocumentation(node);
    }

    /** A string that stands for itself. */
    private boolean isDocumentation(int node) {
        int only = tree.firstChild(node);
        return only != Tree.NONE && tree.end(only) == tree.end(node) && tree.is(only, Role.STRING);
    }

    private Optional<Statement> lines(int node) {
        String text = tree.text();
        LineIndex lines = tree.lines();
        int last = Math.max(tree.start(node), tree.end(node) - 1);
        int start = lines.start(lines.line(tree.start(node)));
        int end = lines.end(lines.line(last));
        String indent = text.substring(start, tree.start(node));
        boolean alone = indent.isBlank() && endsLine(node, end) && terrain.isFree(start, end);
        return alone ? Optional.of(new Statement(node, start, end, indent)) : Optional.empty();
    }

    /** Whether nothing but a comment follows a statement on its line. */
    private boolean endsLine(int node, int end) {
        String rest = tree.text().substring(Math.min(tree.end(node), end), end).strip();
        if (rest.isEmpty()) {
            return true;
        }
        boolean hash = tree.language() == Language.PYTHON && rest.startsWith("#");
        boolean slashes = tree.language() != Language.PYTHON && rest.startsWith("//");
        return hash || slashes;
    }
}
