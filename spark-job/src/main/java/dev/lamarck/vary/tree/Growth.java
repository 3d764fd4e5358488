package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One operand more: {@code x} becomes {@code x + y}, with a number, a variable that is known there, or a short expression of
 * the same function. So a formula can come to depend on what it did not.
 */
final class Growth implements Move {

    private static final List<String> OPERATORS = List.of("+", "-", "*", "/");
    private static final List<String> OPERATORS_ON_WHOLE = List.of("+", "-", "*");
    private static final Set<String> COMPARING =
            Set.of("<", "<=", ">", ">=", "==", "!=", "===", "!==", "&&", "||", "!");
    private static final int SHORT = 40;

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(this, () -> terrain.nodes(node -> isValue(terrain, node)));
    }

    /** Whether a node may be a number, as far as a grammar tells. */
    private static boolean isValue(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        String kind = tree.kindName(node);
        boolean truth = kind.contains("comparison")
                || kind.contains("boolean")
                || kind.contains("not_")
                || compares(tree, node);
        if (!terrain.isValue(node)) {
            return false;
        }
        if (!Sort.WHOLE.suits(terrain.sorts().wanted(node))
                || !Sort.WHOLE.suits(terrain.sorts().of(node))) {
            return false;
        }
        if (Expressions.isExpression(terrain, node)) {
            return !truth && !kind.equals("list") && !kind.equals("tuple") && !kind.endsWith("comprehension");
        }
        return isNumber(terrain, node) || terrain.bindings().isUse(node);
    }

    private static boolean compares(Tree tree, int node) {
        return tree.children(node)
                .anyMatch(child -> tree.field(child).equals("operator") && COMPARING.contains(tree.text(child)));
    }

    private static boolean isNumber(Terrain terrain, int node) {
        return terrain.tree().is(node, Role.NUMBER)
                && terrain.around(node, outer -> terrain.is(outer, Shape.Trait.FIXED_NUMBERS)) == Tree.NONE
                && !terrain.under(node, Shape.Trait.FIXED_NUMBERS)
                && !terrain.under(node, Shape.Trait.HIDES)
                && terrain.around(node, outer -> terrain.tree().kindName(outer).endsWith("pattern")) == Tree.NONE;
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        String here = bracketed(terrain, site);
        boolean whole = isWhole(terrain, site);
        String more = operand(terrain, site, whole ? Sort.WHOLE : Sort.NUMBER, chance);
        if (more.isEmpty()) {
            return List.of();
        }
        String operator = " " + chance.oneOf(whole ? OPERATORS_ON_WHOLE : OPERATORS) + " ";
        String grown = chance.is(0.8) ? here + operator + more : more + operator + here;
        boolean tight = terrain.under(site, Shape.Trait.TIGHT) && grown.indexOf('\n') < 0;
        return List.of(terrain.replace(site, tight ? grown : "(" + grown + ")"));
    }

    /** Whether a place is for whole numbers alone; a number that is written without a fraction may be any. */
    private static boolean isWhole(Terrain terrain, int site) {
        Sorts sorts = terrain.sorts();
        return sorts.destined(site) == Sort.WHOLE
                || sorts.of(site) == Sort.WHOLE && !terrain.tree().is(site, Role.NUMBER);
    }

    private String operand(Terrain terrain, int site, Sort sort, Chance chance) {
        Tree tree = terrain.tree();
        double kind = chance.uniform(0, 1);
        if (kind < 0.45) {
            List<String> names = terrain.bindings().namesAt(site).stream()
                    .filter(name -> terrain.sorts().of(name, site).suits(sort))
                    .toList();
            return names.isEmpty() ? "" : chance.oneOf(names);
        }
        boolean number = kind < 0.75;
        int function = Scions.functionAround(tree, site);
        int[] others = IntStream.of(sites(terrain))
                .filter(node -> number == tree.is(node, Role.NUMBER)
                        && !tree.kindName(node).equals("identifier"))
                .filter(node -> number || Scions.functionAround(tree, node) == function)
                .filter(node -> tree.end(node) - tree.start(node) <= SHORT)
                .filter(node -> terrain.sorts().of(node).suits(sort))
                .toArray();
        int other = others.length == 0 ? Tree.NONE : chance.oneOf(others);
        return other == Tree.NONE || !terrain.isKnown(other, site) ? "" : bracketed(terrain, other);
    }

    private static String bracketed(Terrain terrain, int node) {
        String text = terrain.tree().text(node);
        return terrain.is(node, Shape.Trait.LOOSE) ? "(" + text + ")" : text;
    }
}
