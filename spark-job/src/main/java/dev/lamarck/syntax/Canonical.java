package dev.lamarck.syntax;

import dev.lamarck.genome.Hash128;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hash of what a text does, whatever its comments and formatting: equal hashes mean equal behaviour. It is taken of
 * the tree, with the text of every token, so Python's blocks count and the spaces that make them do not. What is in doubt
 * stays in, so that unequal hashes mean nothing:
 *
 * <ul>
 *   <li>strings and the preprocessor's lines are kept as they are, so Python's docstrings and C's line structure count;
 *   <li>comments that a tool reads are kept ({@link Directives});
 *   <li>text that the grammar gives no node is kept;
 *   <li>in JavaScript and Go, where a line end may end a statement, it is kept whether a line ends after a token, but
 *       after brackets that open, commas and semicolons;
 *   <li>in Python, where lines end and how deep they begin counts as Python's own reader counts it;
 *   <li>in C and C++ programs with a macro that makes strings of its arguments, it is kept which tokens touch.
 * </ul>
 *
 * Not covered: programs that read their own text or line numbers ({@code inspect.getsource}, tracebacks, {@code __LINE__},
 * {@code toString} of a function, the message of {@code assert} in C and Rust). A text that does not parse has no hash, nor has
 * one with form feeds or line ends other than {@code \n} and {@code \r\n}, and
 * none has Python code whose indentation Python refuses ({@link Indentation}).
 */
final class Canonical {

    /** What ends a line, and so a comment, in some languages and not in others or not for the parser. */
    private static final Pattern ODD_LINE_END = Pattern.compile("\\r(?!\\n)|[\\u2028\\u2029\\f]");

    private static final int OPEN = 1;
    private static final int CLOSE = 2;
    private static final int TOKEN = 3;
    private static final int LINE_END = 4;
    private static final int APART = 5;
    private static final int TEXT = 6;
    private static final int STEP = 7;

    private final Tree tree;
    private final Sink sink = new Sink();
    private final Directives directives;
    private final Indentation indentation;
    private final boolean linesCount;
    private final boolean spacesCount;

    private int open = Tree.NONE;
    private int readTo;
    private int tokenEnd;
    private boolean mayEnd;

    private Canonical(Tree tree) {
        this.tree = tree;
        this.directives = Directives.of(tree);
        this.indentation = new Indentation(tree);
        this.linesCount = tree.language() == Language.JAVASCRIPT || tree.language() == Language.GO;
        this.spacesCount = directives.makeStrings();
    }

    static Optional<Hash128> of(Tree tree) {
        if (!tree.parses() || ODD_LINE_END.matcher(tree.text()).find()) {
            return Optional.empty();
        }
        Canonical canonical = new Canonical(tree);
        Hash128 hash = canonical.hash();
        return canonical.indentation.isSound() ? Optional.of(hash) : Optional.empty();
    }

    private Hash128 hash() {
        sink.text(tree.language().label());
        int node = 0;
        while (node < tree.size()) {
            if (tree.is(node, Role.COMMENT)) {
                node = comment(node);
            } else if (tree.is(node, Role.LAYOUT)) {
                node = layout(node);
            } else if (tree.isAtom(node)) {
                node = token(node);
            } else {
                node = enter(node);
            }
        }
        gap(tree.text().length());
        return Hash128.digest(sink.bytes());
    }

    private int enter(int node) {
        closeUpTo(node);
        sink.mark(OPEN, tree.kind(node));
        open = node;
        return node + 1;
    }

    private int token(int node) {
        gap(tree.start(node));
        closeUpTo(node);
        separators(node);
        sink.mark(TOKEN, tree.kind(node));
        String text = tree.text(node);
        sink.text(tree.is(node, Role.DIRECTIVE) || text.isBlank() ? text.strip() : text);
        if (!text.isBlank()) {
            mayEnd = !Directives.continues(text);
            tokenEnd = tree.end(node);
        }
        return skip(node);
    }

    private int layout(int node) {
        gap(tree.start(node));
        indentation.continuation();
        return skip(node);
    }

    private int comment(int node) {
        gap(tree.start(node));
        if (directives.keeps(node)) {
            closeUpTo(node);
            sink.mark(TEXT, 0);
            sink.text(tree.text(node).strip());
        }
        return skip(node);
    }

    private int skip(int node) {
        readTo = Math.max(readTo, tree.end(node));
        return tree.after(node);
    }

    /** What stands between tokens without a node of its own. */
    private void gap(int to) {
        if (to > readTo) {
            String between = tree.text().substring(readTo, to);
            indentation.space(between);
            if (!between.isBlank()) {
                sink.mark(TEXT, 1);
                sink.text(between);
            }
        }
    }

    private void separators(int token) {
        int start = tree.start(token);
        if (tree.language() == Language.PYTHON && tree.end(token) > start) {
            indentation.step(token).ifPresent(levels -> sink.mark(STEP, levels));
        }
        if (linesCount && mayEnd && tree.line(tokenEnd) != tree.line(start)) {
            sink.mark(LINE_END, 0);
        }
        if (spacesCount && start > tokenEnd) {
            sink.mark(APART, 0);
        }
    }

    private void closeUpTo(int node) {
        while (open != Tree.NONE && node >= tree.after(open)) {
            sink.mark(CLOSE, 0);
            open = tree.parent(open);
        }
    }
}
