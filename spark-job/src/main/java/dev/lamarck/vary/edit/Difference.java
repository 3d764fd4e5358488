package dev.lamarck.vary.edit;

import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Matching.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The edits that lead from one text of a file to another. Lines are matched first, then the tokens of lines that changed;
 * so a line that came is one edit, and two constants of a line are two. Edits of one stretch become one where less is
 * equal between them than they change, as such matches are by chance.
 */
final class Difference {

    /** Characters of both texts up to which they are parsed: a long text takes seconds, for no more than what a string is. */
    private static final int SHORT = 500_000;

    /** How many equal tokens an equal line end counts for: statements that changed beside each other changed each for itself. */
    private static final int LINE_END = 4;

    private final int file;
    private final String before;
    private final String after;
    private final Supplier<Optional<Tree>> treeBefore;
    private final Supplier<Optional<Tree>> treeAfter;
    private final List<Edit> edits = new ArrayList<>();

    private Difference(
            int file,
            String before,
            String after,
            Supplier<Optional<Tree>> treeBefore,
            Supplier<Optional<Tree>> treeAfter) {
        this.file = file;
        this.before = before;
        this.after = after;
        this.treeBefore = treeBefore;
        this.treeAfter = treeAfter;
    }

    /** The trees are asked for only where lines changed within. */
    static List<Edit> of(
            int file,
            String before,
            String after,
            Supplier<Optional<Tree>> treeBefore,
            Supplier<Optional<Tree>> treeAfter) {
        if (before.equals(after)) {
            return List.of();
        }
        Difference difference = new Difference(file, before, after, treeBefore, treeAfter);
        difference.lines();
        return difference.edits;
    }

    private void lines() {
        int from = equalBegin();
        int equalEnd = equalEnd(from);
        TextLines here = TextLines.of(before, from, before.length() - equalEnd);
        TextLines there = TextLines.of(after, from, after.length() - equalEnd);
        for (Hunk hunk : Matching.of(here.lines(), there.lines())) {
            Hunk stretch = new Hunk(
                    here.start(hunk.from()), here.start(hunk.to()),
                    there.start(hunk.fromAfter()), there.start(hunk.toAfter()));
            if (stretch.removed() == 0 || stretch.inserted() == 0) {
                add(Sliding.settled(before, after, stretch, floor()));
            } else {
                tokens(stretch);
            }
        }
    }

    /** How many characters both begin with, up to the start of a line. */
    private int equalBegin() {
        int most = Math.min(before.length(), after.length());
        int at = 0;
        while (at < most && before.charAt(at) == after.charAt(at)) {
            at++;
        }
        while (!(TextLines.begins(before, at) && TextLines.begins(after, at))) {
            at--;
        }
        return at;
    }

    private int equalEnd(int from) {
        int most = Math.min(before.length(), after.length()) - from;
        int equal = 0;
        while (equal < most && before.charAt(before.length() - 1 - equal) == after.charAt(after.length() - 1 - equal)) {
            equal++;
        }
        while (equal > 0
                && !(TextLines.begins(before, before.length() - equal)
                        && TextLines.begins(after, after.length() - equal))) {
            equal--;
        }
        return equal;
    }

    private void tokens(Hunk stretch) {
        boolean isShort = before.length() + after.length() <= SHORT;
        Optional<Tree> none = Optional.empty();
        Tokens here = Tokens.of(before, stretch.from(), stretch.to(), isShort ? treeBefore.get() : none);
        Tokens there = Tokens.of(after, stretch.fromAfter(), stretch.toAfter(), isShort ? treeAfter.get() : none);
        for (Hunk hunk : joined(Matching.of(texts(here), texts(there)), here, there)) {
            add(new Hunk(
                    here.start(hunk.from()), here.start(hunk.to()),
                    there.start(hunk.fromAfter()), there.start(hunk.toAfter())));
        }
    }

    private static List<String> texts(Tokens tokens) {
        return IntStream.range(0, tokens.count()).mapToObj(tokens::text).toList();
    }

    private static List<Hunk> joined(List<Hunk> hunks, Tokens here, Tokens there) {
        List<Hunk> joined = new ArrayList<>();
        for (Hunk hunk : hunks) {
            Hunk now = hunk;
            while (!joined.isEmpty() && belongTogether(joined.get(joined.size() - 1), now, here, there)) {
                now = joined.remove(joined.size() - 1).upTo(now);
            }
            joined.add(now);
        }
        return joined;
    }

    private static boolean belongTogether(Hunk one, Hunk next, Tokens here, Tokens there) {
        int between = weight(here, one.to(), next.from());
        return between < Math.min(weight(one, here, there), weight(next, here, there));
    }

    private static int weight(Hunk hunk, Tokens here, Tokens there) {
        return Math.max(weight(here, hunk.from(), hunk.to()), weight(there, hunk.fromAfter(), hunk.toAfter()));
    }

    private static int weight(Tokens tokens, int from, int to) {
        return IntStream.range(from, to).map(token -> weight(tokens, token)).sum();
    }

    private static int weight(Tokens tokens, int token) {
        if (tokens.isSpace(token)) {
            return 0;
        }
        return tokens.isLineEnd(token) ? LINE_END : 1;
    }

    /** Where the last edit ends in the text before, so that no other may begin there; -1 if there is none. */
    private int floor() {
        return edits.isEmpty() ? -1 : edits.get(edits.size() - 1).end();
    }

    private void add(Hunk stretch) {
        edits.add(
                new Edit(file, stretch.from(), stretch.to(), after.substring(stretch.fromAfter(), stretch.toAfter())));
    }
}
