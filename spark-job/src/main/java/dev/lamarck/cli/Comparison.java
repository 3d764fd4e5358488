package dev.lamarck.cli;

import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.Reading;
import dev.lamarck.vary.edit.Change;
import dev.lamarck.vary.edit.Changes;
import dev.lamarck.vary.edit.UnifiedDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How two programs of one file relate.
 *
 * @param verdict {@code equal}, {@code formatting} for a difference in comments and formatting alone, else {@code different}
 * @param distance of the trees, or of the texts where a program has none: 0 for equal ones, 1 for such that share nothing
 * @param remarks why they were not compared by their trees
 */
record Comparison(
        String before,
        String after,
        String verdict,
        double distance,
        List<String> remarks,
        List<Change> changes,
        String diff) {

    private static final int SHOWN = 60;

    static Comparison of(String nameBefore, Program before, String nameAfter, Program after) {
        List<String> remarks = new ArrayList<>();
        if (!before.language().equals(after.language())) {
            remarks.add("%s is %s and %s is %s; compared by text"
                    .formatted(nameBefore, before.language(), nameAfter, after.language()));
        } else if (!Sources.hasGrammar(before)) {
            remarks.add("there is no grammar for '%s'; compared by text".formatted(before.language()));
        }
        remark(remarks, before, nameBefore);
        remark(remarks, after, nameAfter);
        Program one = remarks.isEmpty() ? before : Program.of("text", "a.txt", before.text());
        Program other = Program.of(one.language(), one.main().path(), after.text());
        Reading read = Sources.read(one);
        Reading readOther = Sources.read(other);
        return new Comparison(
                nameBefore,
                nameAfter,
                verdict(before.text().equals(after.text()), read.canonical(), readOther.canonical()),
                read.shingles().distance(readOther.shingles()),
                remarks,
                Changes.between(one, read, other, readOther),
                before.text().equals(after.text())
                        ? ""
                        : UnifiedDiff.of(nameBefore, before.text(), nameAfter, after.text()));
    }

    private static void remark(List<String> remarks, Program program, String name) {
        Sources.read(program)
                .trouble()
                .ifPresent(where -> remarks.add("%s does not parse (%s); compared by text".formatted(name, where)));
    }

    private static String verdict(boolean equal, Optional<Hash128> one, Optional<Hash128> other) {
        if (equal) {
            return "equal";
        }
        return one.isPresent() && one.equals(other) ? "formatting" : "different";
    }

    String text(boolean withDiff) {
        StringBuilder text = new StringBuilder(before + " and " + after + " " + told());
        remarks.forEach(remark -> text.append("\n  note: ").append(remark));
        if (!changes.isEmpty()) {
            text.append("\n  ")
                    .append(Words.plural(changes.size(), "change"))
                    .append(": ")
                    .append(Child.kinds(changes));
            text.append("\n\n").append(table());
        }
        if (withDiff && !diff.isEmpty()) {
            text.append("\n\n").append(diff);
        }
        return text.toString();
    }

    private String told() {
        return switch (verdict) {
            case "equal" -> "are equal";
            case "formatting" -> "are equal but for comments and formatting";
            default -> "differ: distance " + Words.number(distance) + " of 1";
        };
    }

    private String table() {
        TextTable table = new TextTable("line in A", "line in B", "kind", "removed", "inserted");
        changes.stream()
                .map(change -> List.of(
                        String.valueOf(change.line()),
                        String.valueOf(change.newLine()),
                        change.kind().text(),
                        brief(change.removed()),
                        brief(change.inserted())))
                .forEach(table::row);
        return table.text().stripTrailing();
    }

    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    Map<String, Object> json(boolean withDiff) {
        return new Json()
                .put("a", before)
                .put("b", after)
                .put("verdict", verdict)
                .put("distance", distance)
                .put("notes", remarks)
                .put("changes", changes.stream().map(Change::toMap).toList())
                .put("diff", withDiff ? diff : null)
                .map();
    }
}
