package dev.lamarck.vary.edit;

import dev.lamarck.vary.edit.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds the statements that went at one place and came at another. */
final class Moves {

    private Moves() {}

    /** The changes, with each such pair as one that moved, where the statement was. */
    static List<Change> found(List<Change> changes) {
        List<Change> left = new ArrayList<>(changes);
        for (int i = 0; i < left.size(); i++) {
            Change gone = left.get(i);
            if (gone.kind() == Kind.STATEMENT_DELETED) {
                int back = back(left, gone);
                if (back >= 0) {
                    Change came = left.get(back);
                    left.set(i, moved(gone, came));
                    left.remove(back);
                    i -= back < i ? 1 : 0;
                }
            }
        }
        return left;
    }

    private static int back(List<Change> changes, Change gone) {
        String text = collapsed(gone.removed());
        for (int i = 0; i < changes.size(); i++) {
            Kind kind = changes.get(i).kind();
            boolean came = kind == Kind.STATEMENT_INSERTED || kind == Kind.STATEMENT_DUPLICATED;
            if (came && collapsed(changes.get(i).inserted()).equals(text)) {
                return i;
            }
        }
        return -1;
    }

    private static Change moved(Change gone, Change came) {
        return new Change(
                gone.file(), gone.line(), came.newLine(), Kind.STATEMENT_MOVED, gone.removed(), came.inserted());
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
