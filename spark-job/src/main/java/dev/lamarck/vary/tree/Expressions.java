package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Another expression of the same kind in place of an expression, from the same file, or a part of it in place of the whole. */
final class Expressions implements Move {

    /** Names of another function are seldom known. */
    private static final double SAME_FUNCTION = 0.7;

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(this, () -> terrain.nodes(node -> isExpression(terrain, node)));
    }

    /** Whether a node is an expression that is not assigned to. */
    static boolean isExpression(Terrain terrain, int node) {
        return terrain.is(node, Shape.Trait.EXPRESSIONS)
                && terrain.isValue(node)
                && !holdsCondition(terrain.tree(), node)
                && !isArguments(terrain.tree(), node);
    }

    /** What is called with a generator has no brackets of its own around it. */
    private static boolean isArguments(Tree tree, int node) {
        return tree.field(node).equals("arguments");
    }

    /** Brackets that belong to a statement. */
    private static boolean holdsCondition(Tree tree, int node) {
        int parent = tree.parent(node);
        return tree.kindName(node).equals("parenthesized_expression")
                && parent != Tree.NONE
                && (tree.field(node).equals("condition") || tree.is(parent, Role.NESTING));
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        return chance.is(0.5) ? part(terrain, site, chance) : other(terrain, site, chance);
    }

    private List<Edit> other(Terrain terrain, int site, Chance chance) {
        Tree tree = terrain.tree();
        int function = chance.is(SAME_FUNCTION) ? Scions.functionAround(tree, site) : Tree.NONE;
        int[] others = IntStream.of(sites(terrain))
                .filter(node -> tree.kind(node) == tree.kind(site) && node != site)
                .filter(node -> function == Tree.NONE || Scions.functionAround(tree, node) == function)
                .filter(node -> suits(terrain, node, site))
                .toArray();
        return others.length == 0 ? List.of() : instead(terrain, site, chance.oneOf(others));
    }

    /** An operand in place of an operation, an argument in place of a call. */
    private static List<Edit> part(Terrain terrain, int site, Chance chance) {
        Tree tree = terrain.tree();
        List<Integer> parts = new ArrayList<>();
        tree.children(site).filter(tree::isNamed).forEach(child -> {
            if (isOperand(terrain, child)) {
                parts.add(child);
            } else if (tree.kindName(child).startsWith("argument")) {
                tree.children(child).filter(inner -> isOperand(terrain, inner)).forEach(parts::add);
            }
        });
        parts.removeIf(part -> !suits(terrain, part, site));
        return parts.isEmpty() ? List.of() : instead(terrain, site, chance.oneOf(parts));
    }

    private static List<Edit> instead(Terrain terrain, int site, int other) {
        return terrain.isKnown(other, site)
                ? terrain.replaced(site, fitting(terrain, site, terrain, other))
                : List.of();
    }

    /** Whether an expression is of the sort that is wanted at a place, and is there. */
    private static boolean suits(Terrain terrain, int expression, int site) {
        Sorts sorts = terrain.sorts();
        return sorts.suits(expression, sorts, site) && sorts.wanted(expression).suits(sorts.wanted(site));
    }

    private static boolean isOperand(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        return terrain.is(node, Shape.Trait.EXPRESSIONS) && isExpression(terrain, node)
                || tree.is(node, Role.NUMBER)
                || tree.isLeaf(node)
                        && tree.kindName(node).equals("identifier")
                        && terrain.bindings().isVariable(node);
    }

    /** An expression as it reads in the place of another one: in brackets where it would fall apart, or a line end end it. */
    static String fitting(Terrain where, int place, Terrain from, int expression) {
        String text = from.tree().text(expression);
        boolean loose = from.is(expression, Shape.Trait.LOOSE) && !where.under(place, Shape.Trait.TIGHT)
                || from.tree().is(expression, Role.NUMBER)
                        && where.tree().text().startsWith(".", where.tree().end(place));
        return loose || text.indexOf('\n') >= 0 ? "(" + text + ")" : text;
    }
}
