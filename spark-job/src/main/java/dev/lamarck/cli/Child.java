package dev.lamarck.cli;

import dev.lamarck.genome.Program;
import dev.lamarck.vary.edit.Change;
import dev.lamarck.vary.edit.Changes;
import dev.lamarck.vary.edit.UnifiedDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program that an operator made, beside the one that it was made of.
 *
 * @param number from 1
 * @param trouble where it does not parse
 */
record Child(int number, Program program, List<Change> changes, String diff, Optional<String> trouble) {

    static Child of(int number, Program parent, Program child) {
        return new Child(
                number,
                child,
                Changes.between(parent, child),
                UnifiedDiff.of(parent, child),
                Sources.read(child).trouble());
    }

    String text(int count) {
        String head = "child %d of %d: %s".formatted(number, count, changes.isEmpty() ? "unchanged" : headline());
        return diff.isEmpty() ? head : head + "\n" + diff;
    }

    private String headline() {
        return "%s (%s), %s"
                .formatted(
                        Words.plural(changes.size(), "change"),
                        kinds(changes),
                        trouble.map(where -> "does not parse: " + where)
                                .orElse(Sources.hasGrammar(program) ? "parses" : "plain text"));
    }

    /** Each kind once, those that are there several times with how often. */
    static String kinds(List<Change> changes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        changes.forEach(change -> counts.merge(change.kind().text(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(kind -> kind.getValue() == 1 ? kind.getKey() : kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    Map<String, Object> json() {
        Map<String, Object> texts = new LinkedHashMap<>();
        program.files().forEach(file -> texts.put(file.path(), file.text()));
        return new Json()
                .put("child", number)
                .put("unchanged", changes.isEmpty())
                .put("parses", trouble.isEmpty())
                .put("trouble", trouble.orElse(null))
                .put("changes", changes.stream().map(Change::toMap).toList())
                .put("diff", diff)
                .put("files", texts)
                .map();
    }
}
