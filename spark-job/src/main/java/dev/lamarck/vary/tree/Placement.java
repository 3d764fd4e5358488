package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether and how a statement can stand beside another one, of the same file or another. What jumps has to find what it
 * belongs to: a {@code break} a loop, a {@code return} a function.
 */
final class Placement {

    private final Terrain from;
    private final int node;
    private final boolean leavesFunction;
    private final boolean leavesLoop;

    Placement(Terrain from, int node) {
        this.from = from;
        this.node = node;
        this.leavesFunction = escapes(Shape.Trait.JUMPS_OUT, Placement::isFunction);
        this.leavesLoop = escapes(Shape.Trait.JUMPS_LOOP, Placement::isLoopOrFunction);
    }

    /** Whether a jump inside of the statement belongs to what is around it. */
    private boolean escapes(Shape.Trait jump, java.util.function.BiPredicate<Tree, Integer> holder) {
        Tree tree = from.tree();
        for (int inner = node; inner < tree.after(node); inner++) {
            if (from.is(inner, jump)) {
                int held = inner;
                while (held != node && !(held != inner && holder.test(tree, held))) {
                    held = tree.parent(held);
                }
                if (held == node && !(node != inner && holder.test(tree, node))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the statement may stand beside a node of a file. */
    boolean fits(Terrain where, int neighbour) {
        Tree tree = where.tree();
        int parent = tree.parent(neighbour);
        boolean inFunction = where.around(parent, outer -> isFunction(tree, outer)) != Tree.NONE;
        boolean inLoop = isInLoop(tree, parent);
        return (!leavesFunction || inFunction) && (!leavesLoop || inLoop);
    }

    /** Whether a loop is the nearest of loops and functions around a node, by its body; the {@code else} of a loop is none. */
    private static boolean isInLoop(Tree tree, int node) {
        int inner = node;
        int outer = tree.parent(node);
        while (outer != Tree.NONE && !isFunction(tree, inner)) {
            if (tree.is(outer, Role.LOOP) && tree.field(inner).equals("body")) {
                return true;
            }
            inner = outer;
            outer = tree.parent(outer);
        }
        return false;
    }

    private static boolean isFunction(Tree tree, int node) {
        return tree.is(node, Role.FUNCTION) || tree.is(node, Role.LAMBDA);
    }

    private static boolean isLoopOrFunction(Tree tree, int node) {
        return tree.is(node, Role.LOOP) || isFunction(tree, node);
    }

    /** The statement as it reads beside another one. */
    String text(Terrain where, Statements.Statement neighbour) {
        return Passage.at(
                from.tree(), from.statements().at(node), neighbour.indent(), lineEnd(where.tree(), neighbour));
    }

    /** The edit that puts the statement before or after another one. */
    Edit beside(Terrain where, Statements.Statement neighbour, boolean after) {
        String passage = text(where, neighbour);
        int at = after ? neighbour.end() : neighbour.start();
        boolean unended = after && !endsLine(where.tree().text(), neighbour.end());
        return new Edit(where.file(), at, at, unended ? lineEnd(where.tree(), neighbour) + passage : passage);
    }

    /** The edit that takes a statement away; in Python an empty block needs something in its place. */
    static Edit removal(Terrain terrain, Statements.Statement statement) {
        boolean only = terrain.tree().language() == Language.PYTHON
                && terrain.statements().siblings(statement.node()) == 1;
        String rest = only ? statement.indent() + "pass" + lineEnd(terrain.tree(), statement) : "";
        return new Edit(terrain.file(), statement.start(), statement.end(), rest);
    }

    /** The statements of a file, but for those that a test refuses, beside which the statement may stand. */
    List<Statements.Statement> neighbours(Terrain where, Predicate<Statements.Statement> test) {
        List<Statements.Statement> neighbours = new ArrayList<>();
        Arrays.stream(where.statements().nodes())
                .mapToObj(other -> where.statements().at(other))
                .filter(test)
                .filter(other -> fits(where, other.node()))
                .forEach(neighbours::add);
        return neighbours;
    }

    private static boolean endsLine(String text, int end) {
        return end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r');
    }

    /** How the lines end there. */
    static String lineEnd(Tree tree, Statements.Statement statement) {
        String text = tree.text();
        int end = statement.end();
        if (!endsLine(text, end)) {
            int newline = text.indexOf('\n');
            return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
        }
        boolean both = text.charAt(end - 1) == '\n' && end > 1 && text.charAt(end - 2) == '\r';
        return both ? "\r\n" : text.substring(end - 1, end);
    }
}
