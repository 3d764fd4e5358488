package dev.lamarck.syntax;

import java.util.Optional;
import java.util.function.Supplier;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/**
 * One use of a native parser: text in, arrays out. The text is handed over as UTF-16, so that the parser's positions are
 * twice those of the string, whatever characters are in it. Where there is no {@link NativeWalk}, nodes are asked one by
 * one: it is a subclass of the library's parser for its functions on bare nodes, which take half the time of the methods of
 * nodes.
 */
final class Parsing extends TSParser {

    private final Language language;
    private final Grammar grammar;
    private final String text;
    private final ParseLimits limits;

    private Parsing(Language language, String text, ParseLimits limits) {
        this.language = language;
        this.grammar = language.grammar();
        this.text = text;
        this.limits = limits;
    }

    static Tree tree(Language language, String text, ParseLimits limits) {
        if (text.length() > limits.characters()) {
            throw SyntaxErrors.tooLong(language, text.length(), limits);
        }
        language.grammar();
        Supplier<Tree> parse = () -> parsed(language, text, limits, NativeWalk.isThere());
        return limits.equals(ParseLimits.standard()) ? Recent.tree(language, text, parse) : parse.get();
    }

    /** The tree, read in one call or node by node. */
    static Tree parsed(Language language, String text, ParseLimits limits, boolean inOneCall) {
        try (Parsing parsing = new Parsing(language, text, limits)) {
            return parsing.tree(inOneCall);
        }
    }

    /** The tree; empty if the text is over a limit. */
    static Optional<Tree> attempt(Language language, String text, ParseLimits limits) {
        language.grammar();
        try {
            return Optional.of(tree(language, text, limits));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private Tree tree(boolean inOneCall) {
        setLanguage(grammar.parser());
        Feed feed = new Feed(text, limits);
        TSTree parsed =
                parseWithOptions(new byte[Feed.CHUNK], null, feed, TSInputEncoding.TSInputEncodingUTF16LE, feed);
        if (feed.overworked() || parsed == null) {
            throw SyntaxErrors.tooMuch(language, text.length());
        }
        try (parsed) {
            return new Tree(language, text, inOneCall ? walked(parsed) : copy(parsed.getRootNode()));
        }
    }

    private Columns walked(TSTree parsed) {
        int[] columns = NativeWalk.columns(parsed, text.length() / 3 + 16, limits.depth());
        if (columns.length == 1) {
            throw SyntaxErrors.tooDeep(language, lineOf(columns[0] / 2), limits);
        }
        return Columns.of(columns, grammar::kind, text.length());
    }

    private Columns copy(TSNode root) {
        boolean flawed = ts_node_has_error(root);
        long cursor = ts_tree_cursor_new(root);
        try {
            return walk(cursor, flawed);
        } finally {
            ts_tree_cursor_delete(cursor);
        }
    }

    /** In pre-order. */
    private Columns walk(long cursor, boolean flawed) {
        Columns columns = new Columns(text.length() / 3 + 16);
        int parent = Tree.NONE;
        int depth = 0;
        while (true) {
            int node = add(columns, cursor, parent, flawed);
            if (ts_tree_cursor_goto_first_child(cursor)) {
                parent = node;
                depth++;
                if (depth > limits.depth()) {
                    throw SyntaxErrors.tooDeep(language, lineOf(columns.start(node)), limits);
                }
                continue;
            }
            while (!ts_tree_cursor_goto_next_sibling(cursor)) {
                if (!ts_tree_cursor_goto_parent(cursor)) {
                    return columns.trimmed();
                }
                depth--;
                parent = columns.close(parent);
            }
        }
    }

    private int add(Columns columns, long cursor, int parent, boolean flawed) {
        TSNode node = ts_tree_cursor_current_node(cursor);
        int start = Math.min(ts_node_start_byte(node) / 2, text.length());
        int end = Math.min(ts_node_end_byte(node) / 2, text.length());
        int field = ts_tree_cursor_current_field_id(cursor);
        boolean missing = flawed && start == end && ts_node_is_missing(node);
        int added = columns.add(parent, grammar.kind(ts_node_symbol(node)), start, end, missing ? ~field : field);
        if (flawed && ts_node_has_error(node)) {
            columns.flawed(added);
        }
        return added;
    }

    private int lineOf(int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
