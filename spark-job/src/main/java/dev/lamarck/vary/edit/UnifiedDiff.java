package dev.lamarck.vary.edit;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.Change;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How two programs differ, line by line, as people and the program {@code patch} read it. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;
    private static final String NO_END = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    /** Of programs with the same files; empty if they are equal. */
    public static String of(Program before, Program after) {
        List<String> parts = new ArrayList<>();
        for (int file = 0; file < before.files().size(); file++) {
            SourceFile one = before.files().get(file);
            SourceFile other = after.files().get(file);
            if (!one.text().equals(other.text())) {
                parts.add(of("a/" + one.path(), one.text(), "b/" + other.path(), other.text()));
            }
        }
        return String.join("\n", parts);
    }

    /** Of two texts that differ, under the names that are shown; without a line end. */
    public static String of(String name, String before, String newName, String after) {
        List<String> lines = lines(before);
        List<String> newLines = lines(after);
        List<Change> changes = Matching.of(lines, newLines).stream()
                .map(hunk -> new Change(type(hunk), hunk.from(), hunk.to(), hunk.fromAfter(), hunk.toAfter()))
                .toList();
        Patch<String> patch = Patch.generate(lines, newLines, changes);
        return UnifiedDiffUtils.generateUnifiedDiff(name, newName, lines, patch, CONTEXT).stream()
                .collect(Collectors.joining("\n"));
    }

    private static DeltaType type(Matching.Hunk hunk) {
        if (hunk.removed() == 0) {
            return DeltaType.INSERT;
        }
        return hunk.inserted() == 0 ? DeltaType.DELETE : DeltaType.CHANGE;
    }

    /** The lines without their ends. A last one that has no end is another than one that has. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + NO_END);
        }
        return lines;
    }
}
