package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits of one program that can all be done at once: in the order of the text, none touching what another touches. Places
 * are those of the program before any of them.
 */
public record Patch(List<Edit> edits) {

    private static final Patch NONE = new Patch(List.of());

    public Patch {
        edits = edits.stream().sorted().toList();
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i - 1).collidesWith(edits.get(i))) {
                throw new IllegalArgumentException(
                        "Edits of one patch collide: %s and %s".formatted(edits.get(i - 1), edits.get(i)));
            }
        }
    }

    public static Patch none() {
        return NONE;
    }

    public static Patch of(Edit... edits) {
        return new Patch(List.of(edits));
    }

    /**
     * The edits that lead from one program to another with the same files: {@code between(a, b).applyTo(a)} has the texts of
     * {@code b}, character by character.
     */
    public static Patch between(Program before, Program after) {
        return Trees.of(before).patchTo(Trees.of(after));
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The program with the edits done. */
    public Program applyTo(Program program) {
        Program changed = program;
        for (int file = 0; file < program.files().size(); file++) {
            List<Edit> here = in(file);
            if (!here.isEmpty()) {
                changed = changed.with(file, text(program.files().get(file).text(), here));
            }
        }
        return changed;
    }

    /** Those in one file. */
    public List<Edit> in(int file) {
        return edits.stream().filter(edit -> edit.file() == file).toList();
    }

    /** With another edit, which may not collide with those that are there. */
    public Patch with(Edit edit) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(edit);
        return new Patch(more);
    }

    /** Whether an edit could be added. */
    public boolean admits(Edit edit) {
        return edits.stream().noneMatch(edit::collidesWith);
    }

    private static String text(String before, List<Edit> edits) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Edit edit : edits) {
            text.append(before, from, edit.start()).append(edit.text());
            from = edit.end();
        }
        return text.append(before, from, before.length()).toString();
    }
}
