package dev.lamarck.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * The lines and depths that Python itself reads off a text. The parser is lenient: it takes a line end inside a statement,
 * and lines that go back to a depth that never was. So tokens are counted here as Python does it: a line end counts outside
 * brackets and where no backslash is before it; a line's white space is that of an outer line, or goes on from it.
 */
final class Indentation {

    private final Tree tree;
    private final Deque<String> outer = new ArrayDeque<>();
    private int brackets;
    private boolean lineEnds = true;
    private boolean sound = true;

    Indentation(Tree tree) {
        this.tree = tree;
        outer.push("");
    }

    /** Takes in what stands between tokens without being a comment. */
    void space(String between) {
        lineEnds |= between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0;
    }

    /** Takes in a backslash that continues a line; before the first token of a line Python's rules are its own. */
    void continuation() {
        sound &= !lineEnds || brackets > 0;
    }

    /** How many levels a token is deeper or, negative, less deep than the line before; empty within a line. */
    OptionalInt step(int token) {
        boolean begins = lineEnds && brackets == 0;
        lineEnds = false;
        brackets += bracket(tree.text(token));
        return begins ? OptionalInt.of(levels(token)) : OptionalInt.empty();
    }

    /** Whether Python takes the lines so far for what they look like. */
    boolean isSound() {
        return sound;
    }

    private int levels(int token) {
        int start = tree.start(token);
        String white = tree.text().substring(tree.lines().start(tree.line(start)), start);
        if (white.startsWith(outer.element())
                && white.length() > outer.element().length()) {
            outer.push(white);
            return 1;
        }
        int back = 0;
        while (outer.size() > 1 && !outer.element().equals(white)) {
            outer.pop();
            back--;
        }
        sound &= outer.element().equals(white);
        return back;
    }

    private static int bracket(String token) {
        return switch (token) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }
}
