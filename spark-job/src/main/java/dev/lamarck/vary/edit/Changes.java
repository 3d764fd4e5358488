package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.LineIndex;
import dev.lamarck.syntax.Reading;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes what became of a program, change by change, within a bound that a table can bear. */
public final class Changes {

    /** The most changes of a list. */
    public static final int MOST = 64;

    /** The most characters of a text that went or came; what is longer ends in an ellipsis. */
    public static final int LONGEST = 4096;

    private final Trees before;
    private final Trees after;

    private Changes(Trees before, Trees after) {
        this.before = before;
        this.after = after;
    }

    /** What a program with the same files has become. The last of too many changes stands for those that are left out. */
    public static List<Change> between(Program before, Program after) {
        return new Changes(Trees.of(before), Trees.of(after)).list();
    }

    /** The same of programs that were read already. */
    public static List<Change> between(Program before, Reading read, Program after, Reading readAfter) {
        return new Changes(Trees.of(before, read::tree), Trees.of(after, readAfter::tree)).list();
    }

    private List<Change> list() {
        List<Change> changes = new ArrayList<>();
        List<Edit> edits = before.patchTo(after).edits();
        for (int file = 0; file < before.program().files().size(); file++) {
            int here = file;
            changes.addAll(Moves.found(
                    in(file, edits.stream().filter(edit -> edit.file() == here).toList())));
        }
        return bounded(changes);
    }

    private List<Change> in(int file, List<Edit> edits) {
        if (edits.isEmpty()) {
            return List.of();
        }
        SourceFile source = before.program().files().get(file);
        Optional<Tree> tree = before.tree(file).filter(Tree::parses);
        Optional<Tree> treeAfter = after.tree(file).filter(Tree::parses);
        LineIndex lines = LineIndex.of(source.text());
        LineIndex linesAfter = LineIndex.of(after.text(file));
        List<Change> changes = new ArrayList<>();
        int shift = 0;
        for (Edit edit : edits) {
            int start = edit.start() + shift;
            int end = start + edit.text().length();
            Kind kind = tree.isEmpty() || treeAfter.isEmpty() || changes.size() >= MOST
                    ? Kind.TEXT
                    : Kinds.of(Extent.of(tree.get(), edit.start(), edit.end()), Extent.of(treeAfter.get(), start, end));
            changes.add(new Change(
                    source.path(),
                    lines.line(edit.start() + blank(source.text(), edit.start(), edit.end())),
                    linesAfter.line(start + blank(edit.text(), 0, edit.text().length())),
                    kind,
                    source.text().substring(edit.start(), edit.end()),
                    edit.text()));
            shift += edit.text().length() - (edit.end() - edit.start());
        }
        return changes;
    }

    /** How much of a stretch is white space before its first word, so that a change is said to be in the line of that. */
    private static int blank(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == to ? 0 : at - from;
    }

    private static List<Change> bounded(List<Change> changes) {
        List<Change> listed = new ArrayList<>();
        for (Change change : changes.subList(0, Math.min(changes.size(), changes.size() > MOST ? MOST - 1 : MOST))) {
            listed.add(new Change(
                    change.file(),
                    change.line(),
                    change.newLine(),
                    change.kind(),
                    shortened(change.removed()),
                    shortened(change.inserted())));
        }
        if (changes.size() > MOST) {
            listed.add(rest(changes.subList(MOST - 1, changes.size())));
        }
        return listed;
    }

    private static Change rest(List<Change> changes) {
        Change first = changes.get(0);
        int removed =
                changes.stream().mapToInt(change -> change.removed().length()).sum();
        int inserted =
                changes.stream().mapToInt(change -> change.inserted().length()).sum();
        return new Change(
                first.file(),
                first.line(),
                first.newLine(),
                Kind.MORE,
                "%d characters in %d more changes".formatted(removed, changes.size()),
                "%d characters".formatted(inserted));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
