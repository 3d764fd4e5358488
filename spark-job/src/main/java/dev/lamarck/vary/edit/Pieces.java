package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The edits of a patch, each cut into the lines that it removes and those that it inserts. Any of them together make a patch
 * again.
 */
final class Pieces {

    private final List<List<Piece>> byEdit;
    private final List<Edit> edits;

    private Pieces(List<Edit> edits, List<List<Piece>> byEdit) {
        this.edits = edits;
        this.byEdit = byEdit;
    }

    /**
     * A part of an edit.
     *
     * @param edit its place in the patch
     * @param number its place in the edit: removed lines first
     * @param inserted whether the text comes; else it goes
     */
    record Piece(int edit, int number, boolean inserted, String text) {}

    static Pieces of(Program base, Patch patch) {
        List<List<Piece>> byEdit = new ArrayList<>();
        for (int i = 0; i < patch.edits().size(); i++) {
            Edit edit = patch.edits().get(i);
            String removed = base.files().get(edit.file()).text().substring(edit.start(), edit.end());
            List<Piece> pieces = new ArrayList<>();
            for (String line : TextLines.of(removed, 0, removed.length()).lines()) {
                pieces.add(new Piece(i, pieces.size(), false, line));
            }
            for (String line :
                    TextLines.of(edit.text(), 0, edit.text().length()).lines()) {
                pieces.add(new Piece(i, pieces.size(), true, line));
            }
            byEdit.add(List.copyOf(pieces));
        }
        return new Pieces(patch.edits(), byEdit);
    }

    /** All of them, those of an edit together. */
    List<List<Piece>> byEdit() {
        return byEdit;
    }

    /** The patch that only some of them make. Of an edit that is not whole, lines that stay come before those that are new. */
    Patch patch(List<Piece> some) {
        Set<Piece> chosen = new HashSet<>(some);
        List<Edit> partial = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            StringBuilder text = new StringBuilder();
            boolean changes = false;
            for (Piece piece : byEdit.get(i)) {
                changes |= chosen.contains(piece);
                text.append(chosen.contains(piece) == piece.inserted() ? piece.text() : "");
            }
            if (changes) {
                Edit edit = edits.get(i);
                partial.add(new Edit(edit.file(), edit.start(), edit.end(), text.toString()));
            }
        }
        return new Patch(partial);
    }
}
