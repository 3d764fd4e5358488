package dev.lamarck.syntax;

import org.treesitter.TSInputEdit;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSParser;
import org.treesitter.TSPoint;
import org.treesitter.TSTree;

/**
 * Tells of changed versions of a text whether they parse, by parsing anew only what a change can have touched: several times
 * as fast as a tree of each. What it says depends on both texts alone, and is what a whole tree says but for texts that a
 * grammar may read in two ways: of these it may think otherwise. Holds native memory until it is closed. For one thread.
 */
public final class Recheck implements AutoCloseable {

    private final String text;
    private final TSParser parser = new TSParser();
    private final TSTree tree;

    private Recheck(Language language, String text) {
        this.text = text;
        parser.setLanguage(language.grammar().parser());
        Feed feed = new Feed(text, ParseLimits.standard());
        TSTree parsed =
                parser.parseWithOptions(new byte[Feed.CHUNK], null, feed, TSInputEncoding.TSInputEncodingUTF16LE, feed);
        if (feed.overworked() || parsed == null) {
            parser.close();
            throw SyntaxErrors.tooMuch(language, text.length());
        }
        this.tree = parsed;
    }

    /** Of a text that is within the limits. */
    public static Recheck of(Language language, String text) {
        return new Recheck(language, text);
    }

    /** Whether another text, which best differs from the first in few places, is the language as far as the grammar tells. */
    public boolean parses(String changed) {
        if (changed.length() > ParseLimits.standard().characters()) {
            return false;
        }
        Feed feed = new Feed(changed, ParseLimits.standard());
        try (TSTree old = tree.copy()) {
            old.edit(difference(changed));
            TSTree fresh = parser.parseWithOptions(
                    new byte[Feed.CHUNK], old, feed, TSInputEncoding.TSInputEncodingUTF16LE, feed);
            if (fresh == null) {
                parser.reset();
                return false;
            }
            try (fresh) {
                return !feed.overworked() && !fresh.getRootNode().hasError();
            }
        }
    }

    /** One stretch that holds all that differs, in bytes of UTF-16. */
    private TSInputEdit difference(String changed) {
        int most = Math.min(text.length(), changed.length());
        int start = 0;
        while (start < most && text.charAt(start) == changed.charAt(start)) {
            start++;
        }
        int same = 0;
        while (same < most - start
                && text.charAt(text.length() - 1 - same) == changed.charAt(changed.length() - 1 - same)) {
            same++;
        }
        int oldEnd = text.length() - same;
        int newEnd = changed.length() - same;
        return new TSInputEdit(
                2 * start, 2 * oldEnd, 2 * newEnd, point(text, start), point(text, oldEnd), point(changed, newEnd));
    }

    private static TSPoint point(String text, int position) {
        int row = 0;
        int lineStart = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < position; end = text.indexOf('\n', end + 1)) {
            row++;
            lineStart = end + 1;
        }
        return new TSPoint(row, 2 * (position - lineStart));
    }

    @Override
    public void close() {
        tree.close();
        parser.close();
    }
}
