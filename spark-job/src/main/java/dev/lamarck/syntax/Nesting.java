package dev.lamarck.syntax;

/**
 * How deep code stands in loops, conditions and the like, counted anew in every named function. The conditions of an
 * {@code else if} chain stand side by side.
 *
 * @param deepest the greatest depth
 * @param sum of the depths of all tokens
 * @param tokens how many there are
 */
public record Nesting(int deepest, long sum, int tokens) {

    static Nesting of(Tree tree) {
        int[] depth = new int[tree.size()];
        int deepest = 0;
        long sum = 0;
        int tokens = 0;
        for (int node = 0; node < depth.length; node++) {
            int outer = node == 0 || tree.is(node, Role.FUNCTION) ? 0 : depth[tree.parent(node)];
            depth[node] = outer + (tree.is(node, Role.NESTING) && !continuesChain(tree, node) ? 1 : 0);
            deepest = Math.max(deepest, depth[node]);
            if (tree.isLeaf(node) && !tree.is(node, Role.COMMENT)) {
                sum += depth[node];
                tokens++;
            }
        }
        return new Nesting(deepest, sum, tokens);
    }

    static Nesting none() {
        return new Nesting(0, 0, 0);
    }

    public double mean() {
        return tokens == 0 ? 0 : (double) sum / tokens;
    }

    Nesting plus(Nesting other) {
        return new Nesting(Math.max(deepest, other.deepest), sum + other.sum, tokens + other.tokens);
    }

    private static boolean continuesChain(Tree tree, int node) {
        if (!tree.is(node, Role.BRANCH)) {
            return false;
        }
        int parent = tree.parent(node);
        return tree.kindName(parent).equals("else_clause")
                || tree.is(parent, Role.BRANCH) && tree.field(node).equals("alternative");
    }
}
