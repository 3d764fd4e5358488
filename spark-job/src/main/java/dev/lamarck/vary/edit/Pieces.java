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
            String text = base.files().get(edit.file()).text();
            boolean goesOn = !text.substring(TextLines.lineStart(text, edit.start()), edit.start())
                    .isBlank();
            List<Piece> pieces = new ArrayList<>();
            for (String line : lines(text.substring(edit.start(), edit.end()), goesOn)) {
                pieces.add(new Piece(i, pieces.size(), false, line));
            }
            for (String line : lines(edit.text(), goesOn)) {
                pieces.add(new Piece(i, pieces.size(), true, line));
            }
            byEdit.add(List.copyOf(pieces));
        }
        return new Pieces(patch.edits(), byEdit);
    }

    /** The lines of a text; where it goes on with one that has begun, each other line has with it the break before it. */
    private static List<String> lines(String text, boolean goesOn) {
        List<String> lines = TextLines.of(text, 0, text.length()).lines();
        if (!goesOn) {
            return lines;
        }
        List<String> broken = new ArrayList<>();
        String before = "";
        for (String line : lines) {
            int end = line.length();
            while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
                end--;
            }
            broken.add(before + line.substring(0, end));
            before = line.substring(end);
        }
        if (!before.isEmpty()) {
            broken.add(before);
        }
        return broken;
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
