package dev.lamarck.syntax;

/**
 * Decision points, of which cyclomatic complexity is one more. Each of these is one: a condition with a block, a loop, a
 * case or arm that is not the default, a handler of exceptions, a conditional expression, a short-circuit operator. In
 * Python also: a {@code for} and each {@code if} of a comprehension, the {@code if} of a case, an {@code assert}, and an
 * {@code else} of a loop or a {@code try}. In Java also: the {@code when} of a case. In Rust also: the {@code ?} operator;
 * an endless {@code loop} is none. Which kinds of nodes that is stands in the languages' lists of roles.
 */
final class Complexity {

    private Complexity() {}

    static boolean isDecision(Tree tree, int node) {
        if (tree.is(node, Role.LOGIC_TOKEN)) {
            return tree.is(tree.parent(node), Role.LOGIC);
        }
        return tree.is(node, Role.DECISION) && !isOtherwise(tree, node);
    }

    /** Whether it is what happens if no other condition holds. */
    private static boolean isOtherwise(Tree tree, int node) {
        return switch (tree.kindName(node)) {
            case "else_clause" -> tree.is(tree.parent(node), Role.BRANCH);
            case "case_statement", "switch_label" -> tree.kindName(node + 1).equals("default");
            case "case_clause" ->
                tree.firstChild(node, child -> isWildcard(tree, child)) != Tree.NONE
                        && tree.child(node, "guard") == Tree.NONE;
            case "match_arm" -> tree.text(tree.child(node, "pattern")).equals("_");
            default -> false;
        };
    }

    private static boolean isWildcard(Tree tree, int node) {
        return tree.kindName(node).equals("case_pattern") && tree.text(node).equals("_");
    }
}
