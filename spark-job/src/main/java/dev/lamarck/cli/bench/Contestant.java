package dev.lamarck.cli.bench;

import dev.lamarck.evolve.Catalogs;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Operators that search together, with their shares; {@code text} is what the others have to beat. */
public enum Contestant {
    text(Map.of("text", 1.0)),
    random(Map.of("program-random", 1.0)),
    semantic(Map.of("program-semantic", 1.0)),
    mixed(Map.of("program-semantic", 0.4, "program-random", 0.4, "graft", 0.1, "merge", 0.05, "revert", 0.05));

    private final Map<String, Double> shares;

    Contestant(Map<String, Double> shares) {
        this.shares = new TreeMap<>(shares);
    }

    /** As settings have it. */
    String operators() {
        return shares.entrySet().stream()
                .map(entry -> "{type: %s, weight: %s}".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Those of its operators that are not on offer. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(shares.keySet());
        missing.removeAll(Catalogs.operators().names());
        return missing;
    }
}
