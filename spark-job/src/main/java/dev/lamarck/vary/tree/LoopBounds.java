package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Another bound of a loop: what its condition compares with, what its range begins or ends with. A number is changed as
 * {@link Constants} does, anything else becomes one more or less, its double or its half.
 */
final class LoopBounds implements Move {

    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "!=", "!==");

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(this, () -> {
            Tree tree = terrain.tree();
            return IntStream.of(terrain.nodes(tree::isNamed))
                    .filter(node -> isBound(terrain, node))
                    .toArray();
        });
    }

    private static boolean isBound(Terrain terrain, int node) {
        return isCompared(terrain, node) || isOfRange(terrain, node);
    }

    /** The right side of the comparison that a loop goes on by. */
    private static boolean isCompared(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        int comparison = tree.parent(node);
        boolean last =
                comparison != Tree.NONE && tree.nextSibling(node) == Tree.NONE && !tree.is(comparison, Role.BLOCK);
        int before = last ? previous(tree, node) : Tree.NONE;
        if (before == Tree.NONE || !COMPARISONS.contains(tree.text(before))) {
            return false;
        }
        int outer = comparison;
        while (outer != Tree.NONE && !tree.field(outer).equals("condition")) {
            if (tree.is(outer, Role.BLOCK)) {
                return false;
            }
            outer = tree.parent(outer);
        }
        int loop = outer == Tree.NONE ? Tree.NONE : tree.parent(outer);
        return loop != Tree.NONE
                && (tree.is(loop, Role.LOOP) || tree.kindName(loop).equals("for_clause"));
    }

    /** An end of the range that a loop runs over. */
    private static boolean isOfRange(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        int parent = tree.parent(node);
        if (parent == Tree.NONE) {
            return false;
        }
        if (tree.language() == Language.RUST) {
            return tree.kindName(parent).equals("range_expression") && runsOver(tree, parent);
        }
        int call = tree.parent(parent);
        return tree.language() == Language.PYTHON
                && tree.kindName(parent).equals("argument_list")
                && call != Tree.NONE
                && tree.text().startsWith("range(", tree.start(call))
                && isBeginningOrEnd(tree, node)
                && runsOver(tree, call);
    }

    /** Whether an argument is one of the first two, the third being a step. */
    private static boolean isBeginningOrEnd(Tree tree, int node) {
        return !tree.is(node, Role.COMMENT)
                && tree.children(tree.parent(node))
                        .filter(tree::isNamed)
                        .limit(2)
                        .anyMatch(argument -> argument == node);
    }

    private static boolean runsOver(Tree tree, int node) {
        String field = tree.field(node);
        return (field.equals("right") || field.equals("value")) && tree.is(tree.parent(node), Role.LOOP)
                || tree.kindName(tree.parent(node)).equals("for_in_clause");
    }

    private static int previous(Tree tree, int node) {
        int before = Tree.NONE;
        for (int child = tree.firstChild(tree.parent(node)); child != node; child = tree.nextSibling(child)) {
            before = child;
        }
        return before;
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        Tree tree = terrain.tree();
        String text = tree.text(site);
        if (tree.is(site, Role.NUMBER)) {
            return Literal.of(text)
                    .map(literal -> terrain.replaced(site, literal.write(Constants.whole(literal.value(), chance))))
                    .orElse(List.of());
        }
        String inner = tree.isLeaf(site) || !terrain.is(site, Shape.Trait.LOOSE) ? text : "(" + text + ")";
        String half = tree.language() == Language.PYTHON ? " // 2" : " / 2";
        List<String> others = List.of(text + " + 1", text + " - 1", inner + " * 2", inner + half);
        return List.of(terrain.replace(site, chance.oneOf(others)));
    }
}
