package dev.lamarck.evolve;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which rules a population lives by, so that a change of rules is noticed: a line for each, with its settings. */
record Rulebook(Set<String> lines) {

    static Rulebook of(Search search) {
        Set<String> lines = new TreeSet<>();
        search.islandRules().stream()
                .filter(rule -> !rule.role().equals(Search.KEPT))
                .forEach(rule -> lines.add(line(false, rule)));
        search.runRules().forEach(rule -> lines.add(line(true, rule)));
        return new Rulebook(lines);
    }

    static Rulebook read(byte[] bytes) {
        Set<String> lines = new TreeSet<>();
        Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n"))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return new Rulebook(lines);
    }

    byte[] bytes() {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a population that has lived by these rules does not know this one; one that has not lived knows any. */
    boolean lacks(boolean everywhere, Search.Rule rule) {
        return !lines.isEmpty() && !rule.role().equals(Search.KEPT) && !lines.contains(line(everywhere, rule));
    }

    private static String line(boolean everywhere, Search.Rule rule) {
        return (everywhere ? "run/" : "island/") + rule.role() + "/" + rule.identity();
    }
}
