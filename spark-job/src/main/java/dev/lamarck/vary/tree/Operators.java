package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Another operator of the same sort in place of an operator, such as {@code <=} for {@code <}, and the opposite of a condition. */
final class Operators implements Move {

    private static final List<List<String>> SORTS = List.of(
            List.of("+", "-", "*", "/", "%"),
            List.of("//", "/", "*", "%"),
            List.of("**", "*"),
            List.of("<", "<=", ">", ">=", "==", "!="),
            List.of("===", "!=="),
            List.of("and", "or"),
            List.of("&&", "||"),
            List.of("&", "|", "^"),
            List.of("<<", ">>"),
            List.of("+=", "-=", "*=", "/="),
            List.of("//=", "/=", "-="),
            List.of("&=", "|=", "^="),
            List.of("<<=", ">>="),
            List.of("++", "--"),
            List.of("is", "is not"),
            List.of("in", "not in"));

    private static final Map<String, List<String>> OTHERS = others();

    private static Map<String, List<String>> others() {
        Map<String, List<String>> others = new HashMap<>();
        for (List<String> sort : SORTS) {
            for (String one : sort) {
                List<String> rest = others.computeIfAbsent(one, any -> new ArrayList<>());
                sort.stream()
                        .filter(other -> !other.equals(one) && !rest.contains(other))
                        .forEach(rest::add);
            }
        }
        return others;
    }

    /** Operators that not every language has, and where they are. */
    private static final Map<String, Set<Language>> SPECIAL = Map.of(
            "//", Set.of(Language.PYTHON),
            "//=", Set.of(Language.PYTHON),
            "**", Set.of(Language.PYTHON, Language.JAVASCRIPT));

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(this, () -> terrain.nodes(node -> isOperator(terrain, node) || isCondition(terrain, node)));
    }

    private static boolean isOperator(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        int parent = tree.parent(node);
        return !tree.isNamed(node)
                && parent != Tree.NONE
                && terrain.is(parent, Shape.Trait.OPERATORS)
                && OTHERS.containsKey(tree.text(node))
                && (tree.firstChild(parent) != node
                        || tree.text(node).equals("++")
                        || tree.text(node).equals("--"));
    }

    private static boolean isCondition(Terrain terrain, int node) {
        return terrain.isCondition(node) && terrain.is(inner(terrain, node), Shape.Trait.EXPRESSIONS);
    }

    /** What is in the brackets of a condition. */
    private static int inner(Terrain terrain, int node) {
        Tree tree = terrain.tree();
        boolean bracketed = tree.kindName(node).equals("parenthesized_expression");
        int inner = bracketed ? tree.firstChild(node, tree::isNamed) : node;
        return inner == Tree.NONE ? node : inner;
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        Tree tree = terrain.tree();
        Optional<List<String>> others = Optional.ofNullable(OTHERS.get(tree.text(site)));
        if (others.isPresent() && !tree.isNamed(site)) {
            List<String> known = others.get().stream()
                    .filter(other ->
                            SPECIAL.getOrDefault(other, Set.of(tree.language())).contains(tree.language()))
                    .toList();
            return terrain.replaced(site, chance.oneOf(known));
        }
        return negated(terrain, inner(terrain, site));
    }

    /** The opposite of a condition; one that is an opposite already loses its negation. */
    private static List<Edit> negated(Terrain terrain, int condition) {
        Tree tree = terrain.tree();
        String not = tree.language() == Language.PYTHON ? "not " : "!";
        String text = tree.text(condition);
        boolean isNegation = tree.kindName(condition).equals("not_operator")
                || tree.kindName(condition).equals("unary_expression") && text.startsWith("!");
        if (isNegation) {
            int operand = tree.firstChild(condition, tree::isNamed);
            return operand == Tree.NONE ? List.of() : terrain.replaced(condition, tree.text(operand));
        }
        return terrain.replaced(condition, not + "(" + text + ")");
    }
}
