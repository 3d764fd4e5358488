package dev.lamarck.syntax;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The lines of a text. A line with code and a comment is one of code; a string that documents a function is code.
 *
 * @param total all of them
 * @param code with anything but white space and comments
 * @param comment with a comment and no code
 * @param blank with white space only
 * @param overlong longer than 100 characters
 */
public record Lines(int total, int code, int comment, int blank, int overlong) {

    static final int LONG = 100;

    static Lines of(Tree tree) {
        boolean[] comment = new boolean[tree.text().length()];
        for (int node = 0; node < tree.size(); node++) {
            if (tree.is(node, Role.COMMENT)) {
                Arrays.fill(comment, tree.start(node), tree.end(node), true);
            }
        }
        return count(tree.text(), tree.lines(), position -> comment[position]);
    }

    /** The lines of a text whose comments nobody knows. */
    static Lines of(String text) {
        return count(text, LineIndex.of(text), position -> false);
    }

    Lines plus(Lines other) {
        return new Lines(
                total + other.total,
                code + other.code,
                comment + other.comment,
                blank + other.blank,
                overlong + other.overlong);
    }

    private static Lines count(String text, LineIndex lines, IntPredicate inComment) {
        int code = 0;
        int comment = 0;
        int overlong = 0;
        for (int line = 1; line <= lines.count(); line++) {
            boolean hasCode = false;
            boolean hasComment = false;
            int last = lines.start(line) - 1;
            for (int i = lines.start(line); i < lines.end(line); i++) {
                if (!Character.isWhitespace(text.charAt(i))) {
                    last = i;
                    hasComment |= inComment.test(i);
                    hasCode |= !inComment.test(i);
                }
            }
            code += hasCode ? 1 : 0;
            comment += hasComment && !hasCode ? 1 : 0;
            overlong += last - lines.start(line) >= LONG ? 1 : 0;
        }
        return new Lines(lines.count(), code, comment, lines.count() - code - comment, overlong);
    }
}
