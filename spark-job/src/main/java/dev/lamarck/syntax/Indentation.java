package dev.lamarck.syntax;

import java.util.Set;

/**
 * Whether Python takes the indentation of a text for what the tree says. The parser is lenient with lines that go back to
 * a depth that never was, and with tabs. Here, statements of a block begin with the same white space, which begins with
 * that of the block around it and is longer.
 */
final class Indentation {

    private static final Set<String> CLAUSES = Set.of("elif_clause", "else_clause", "except_clause", "finally_clause");

    private final Tree tree;
    /** The white space before the statements of a block, by the block's node; {@code null} until the first is seen. */
    private final String[] ofBlock;

    private Indentation(Tree tree) {
        this.tree = tree;
        this.ofBlock = new String[tree.size()];
    }

    static boolean isSound(Tree tree) {
        return new Indentation(tree).isSound();
    }

    private boolean isSound() {
        ofBlock[0] = "";
        for (int node = 1; node < tree.size(); node++) {
            if (isPlaced(node) && !fits(node)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlaced(int node) {
        int parent = tree.parent(node);
        boolean placed = tree.is(parent, Role.BLOCK)
                || tree.kindName(parent).equals("decorated_definition")
                || CLAUSES.contains(tree.kindName(node));
        return placed && tree.isNamed(node) && !tree.is(node, Role.COMMENT) && !tree.is(node, Role.LAYOUT);
    }

    private boolean fits(int node) {
        int start = tree.start(node);
        String before = tree.text().substring(tree.lines().start(tree.line(start)), start);
        if (!before.isBlank()) {
            return true;
        }
        int block = blockAround(node);
        if (ofBlock[block] == null) {
            String outer = indentAround(block);
            ofBlock[block] = before;
            return before.startsWith(outer) && before.length() > outer.length();
        }
        return before.equals(ofBlock[block]);
    }

    private String indentAround(int block) {
        int outer = block;
        do {
            outer = blockAround(outer);
        } while (ofBlock[outer] == null);
        return ofBlock[outer];
    }

    private int blockAround(int node) {
        int block = tree.parent(node);
        while (!tree.is(block, Role.BLOCK)) {
            block = tree.parent(block);
        }
        return block;
    }
}
