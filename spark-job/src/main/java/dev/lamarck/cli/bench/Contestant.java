package dev.lamarck.cli.bench;

import dev.lamarck.evolve.Catalogs;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Operators that search together, with their shares; {@code text} is what the others have to beat. */
public enum Contestant {
    text(Map.of("text", 1.0), false),
    random(Map.of("program-random", 1.0), false),
    semantic(Map.of("program-semantic", 1.0), false),
    mixed(Shares.MIXED, false),
    /** The same, whose changes are made as often as they have earned. */
    adaptive(Shares.MIXED, true);

    /** What an enum cannot hold before its values. */
    private static final class Shares {
        private static final Map<String, Double> MIXED =
                Map.of("program-semantic", 0.4, "program-random", 0.4, "graft", 0.1, "merge", 0.05, "revert", 0.05);
    }

    private final Map<String, Double> shares;
    private final boolean learns;

    Contestant(Map<String, Double> shares, boolean learns) {
        this.shares = new TreeMap<>(shares);
        this.learns = learns;
    }

    /** As settings have it. */
    String operators() {
        return shares.entrySet().stream()
                .map(entry ->
                        "{type: %s, weight: %s%s}".formatted(entry.getKey(), entry.getValue(), config(entry.getKey())))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String config(String operator) {
        return learns && operator.startsWith("program-") ? ", config: {adaptive: ucb}" : "";
    }

    /** Those of its operators that are not on offer. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(shares.keySet());
        missing.removeAll(Catalogs.operators().names());
        return missing;
    }
}
