package dev.lamarck.run.dialect;

import dev.lamarck.conf.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the founding documents say of operators: which there are, how they are chosen, and what may be turned. */
record OperatorWords(Words words, Consumer<String> warn) {

    /** The keys that stand at the top, or under {@code evolution}. */
    static final Set<String> KEYS = Set.of("mutation_operators", "adaptive");

    /** The numbers that may be turned, which the documents write under {@code evolution} or {@code database}. */
    static final Set<String> KNOBS = Set.of(
            "mutation_rate",
            "selection_pressure",
            "elitism_rate",
            "exploration_bonus",
            "diversity_threshold",
            "novelty_threshold",
            "temperature");

    private static final Map<String, String> CLASSES =
            Map.of("SemanticMutationOperator", "semantic", "RandomMutationOperator", "random");

    Block block() {
        Block block = Block.empty();
        for (String place : List.of("database.", "evolution.")) {
            for (String knob : KNOBS.stream().sorted().toList()) {
                block = knob(block, place + knob, knob);
            }
        }
        Optional<String> adaptive = place("adaptive");
        if (adaptive.isPresent()) {
            String choice = words.text(adaptive.get()).orElseThrow(() -> words.wrong(adaptive.get(), "a name"));
            block = block.written("search.choice.type", choice.replace('_', '-'), words.origin(adaptive.get()));
        }
        Optional<String> list = place("mutation_operators");
        return list.isPresent()
                ? block.written("search.operators", operators(list.get()), words.origin(list.get()))
                : block;
    }

    private Block knob(Block block, String path, String knob) {
        return words.says(path)
                ? block.written("search.knobs." + knob.replace('_', '-'), words.number(path, 0), words.origin(path))
                : block;
    }

    private Optional<String> place(String key) {
        return List.of(key, "evolution." + key).stream().filter(words::says).findFirst();
    }

    private List<Map<String, Object>> operators(String path) {
        List<Map<String, Object>> operators = new ArrayList<>();
        for (Object each : words.list(path)) {
            if (!(each instanceof Map<?, ?> written)) {
                throw words.wrong(path, "a list of operators such as {type: semantic, weight: 0.4}");
            }
            operators.add(operator(written, path));
        }
        return operators;
    }

    /** The classes that the documents name are our types; what is no class of Java's is left to its type. */
    private Map<String, Object> operator(Map<?, ?> written, String path) {
        Map<String, Object> operator = new LinkedHashMap<>();
        written.forEach((key, value) -> operator.put(String.valueOf(key), value));
        String name = String.valueOf(operator.getOrDefault("class", ""));
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (CLASSES.containsKey(simple)) {
            operator.remove("class");
            Object type = operator.put("type", CLASSES.get(simple));
            if (type != null && !type.equals(CLASSES.get(simple))) {
                operator.putIfAbsent("name", type);
            }
        } else if (!name.isEmpty() && operator.containsKey("type") && !name.contains(".")) {
            operator.remove("class");
            warn.accept(("%s: the class '%s' of the operator '%s' is none of Java's; the operator of that type is taken"
                            + " instead.")
                    .formatted(words.origin(path), name, operator.get("type")));
        }
        return operator;
    }
}
