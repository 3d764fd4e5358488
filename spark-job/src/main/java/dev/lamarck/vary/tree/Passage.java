package dev.lamarck.vary.tree;

import dev.lamarck.syntax.LineIndex;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;

/** The lines of a statement as they read at another depth. Lines that begin inside a literal stay as they are. */
final class Passage {

    private Passage() {}

    /** The lines of a statement with another white space before them, each with an end. */
    static String at(Tree tree, Statements.Statement statement, String indent, String lineEnd) {
        LineIndex lines = tree.lines();
        StringBuilder passage = new StringBuilder();
        int first = lines.line(statement.start());
        int last = lines.line(Math.max(statement.start(), statement.end() - 1));
        for (int line = first; line <= last; line++) {
            int from = lines.start(line);
            String text = tree.text().substring(from, lines.end(line));
            boolean literal = line > first && startsInLiteral(tree, statement.node(), from);
            boolean open = line < last && startsInLiteral(tree, statement.node(), lines.end(line));
            String shifted = literal ? text : shifted(text, statement.indent(), indent);
            passage.append(open ? shifted : withEnd(shifted, lineEnd));
        }
        return passage.toString();
    }

    private static String withEnd(String line, String lineEnd) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end) + lineEnd;
    }

    private static String shifted(String line, String before, String after) {
        return line.isBlank() || !line.startsWith(before) ? line : after + line.substring(before.length());
    }

    private static boolean startsInLiteral(Tree tree, int statement, int position) {
        int node = statement;
        while (node != Tree.NONE) {
            if (tree.is(node, Role.STRING) && tree.start(node) < position) {
                return true;
            }
            node = tree.isAtom(node)
                    ? Tree.NONE
                    : tree.firstChild(node, child -> tree.start(child) <= position && position < tree.end(child));
        }
        return false;
    }
}
