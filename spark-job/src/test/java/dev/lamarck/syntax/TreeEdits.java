package dev.lamarck.syntax;

import java.util.ArrayList;
import java.util.List;

/** The exact tree edit distance of Zhang and Shasha: the fewest nodes to delete, insert or rename. */
final class TreeEdits {

    private final List<String> labelsA = new ArrayList<>();
    private final List<String> labelsB = new ArrayList<>();
    private final List<Integer> leftA = new ArrayList<>();
    private final List<Integer> leftB = new ArrayList<>();
    private final int[][] trees;

    private TreeEdits(Tree a, Tree b) {
        postorder(a, 0, labelsA, leftA);
        postorder(b, 0, labelsB, leftB);
        trees = new int[labelsA.size()][labelsB.size()];
    }

    static int between(Tree a, Tree b) {
        return new TreeEdits(a, b).distance();
    }

    private int distance() {
        for (int i : keyRoots(leftA)) {
            for (int j : keyRoots(leftB)) {
                forests(i, j);
            }
        }
        return trees[labelsA.size() - 1][labelsB.size() - 1];
    }

    private void forests(int i, int j) {
        int fromA = leftA.get(i);
        int fromB = leftB.get(j);
        int[][] forest = new int[i - fromA + 2][j - fromB + 2];
        for (int x = 1; x < forest.length; x++) {
            forest[x][0] = x;
        }
        for (int y = 1; y < forest[0].length; y++) {
            forest[0][y] = y;
        }
        for (int x = 1; x < forest.length; x++) {
            for (int y = 1; y < forest[0].length; y++) {
                int a = fromA + x - 1;
                int b = fromB + y - 1;
                int least = 1 + Math.min(forest[x - 1][y], forest[x][y - 1]);
                boolean whole = leftA.get(a) == fromA && leftB.get(b) == fromB;
                int kept = whole
                        ? forest[x - 1][y - 1] + (labelsA.get(a).equals(labelsB.get(b)) ? 0 : 1)
                        : forest[leftA.get(a) - fromA][leftB.get(b) - fromB] + trees[a][b];
                forest[x][y] = Math.min(least, kept);
                if (whole) {
                    trees[a][b] = forest[x][y];
                }
            }
        }
    }

    private static List<Integer> keyRoots(List<Integer> left) {
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            if (left.lastIndexOf(left.get(i)) == i) {
                roots.add(i);
            }
        }
        return roots;
    }

    private static int postorder(Tree tree, int node, List<String> labels, List<Integer> left) {
        int first = -1;
        if (!tree.isAtom(node)) {
            for (int child : tree.children(node).toArray()) {
                int of = postorder(tree, child, labels, left);
                first = first < 0 ? of : first;
            }
        }
        int own = labels.size();
        labels.add(tree.kindName(node) + (tree.isAtom(node) ? tree.text(node) : ""));
        left.add(first < 0 ? own : first);
        return left.get(own);
    }
}
