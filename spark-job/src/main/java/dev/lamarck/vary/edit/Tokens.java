package dev.lamarck.vary.edit;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stretch of a text cut into tokens without a gap: those of the syntax tree where there is one; of the rest each word,
 * line end, run of spaces, and other character.
 */
final class Tokens {

    private final String text;
    private final int to;
    private int[] bounds = new int[64];
    private int count;

    private Tokens(String text, int from, int to) {
        this.text = text;
        this.to = to;
        bounds[0] = from;
    }

    static Tokens of(String text, int from, int to, Optional<Tree> tree) {
        Tokens tokens = new Tokens(text, from, to);
        tree.ifPresent(tokens::atoms);
        tokens.plain(to);
        return tokens;
    }

    int count() {
        return count;
    }

    /** Where a token begins; for the number after the last, where the last ends. */
    int start(int token) {
        return bounds[token];
    }

    String text(int token) {
        return text.substring(bounds[token], bounds[token + 1]);
    }

    /** Whether a token is nothing but spaces; line ends are more. */
    boolean isSpace(int token) {
        return isSpace(text.charAt(bounds[token]));
    }

    boolean isLineEnd(int token) {
        char first = text.charAt(bounds[token]);
        return first == '\n' || first == '\r';
    }

    private void atoms(Tree tree) {
        int node = firstFrom(tree, bounds[0]);
        while (node < tree.size() && tree.start(node) < to) {
            boolean whole = tree.isAtom(node) || tree.is(node, Role.COMMENT);
            if (whole) {
                atom(tree.start(node), tree.end(node));
            }
            node = whole ? tree.after(node) : node + 1;
        }
    }

    /** The first node that begins at a place or after; in pre-order no node begins before one with a lower number. */
    private static int firstFrom(Tree tree, int place) {
        int low = 0;
        int high = tree.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = tree.start(middle) < place;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }

    private void atom(int start, int end) {
        if (start >= bounds[count] && end <= to && start < end) {
            plain(start);
            add(end);
        }
    }

    private void plain(int end) {
        while (bounds[count] < end) {
            int at = bounds[count];
            char first = text.charAt(at);
            int next = at + Character.charCount(text.codePointAt(at));
            if (isWord(first)) {
                while (next < end && isWord(text.charAt(next))) {
                    next++;
                }
            } else if (isSpace(first)) {
                while (next < end && isSpace(text.charAt(next))) {
                    next++;
                }
            } else if (first == '\r' && next < end && text.charAt(next) == '\n') {
                next++;
            }
            add(Math.min(next, end));
        }
    }

    private void add(int end) {
        if (count + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[++count] = end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isSpace(char c) {
        return c != '\n' && c != '\r' && Character.isWhitespace(c);
    }
}
