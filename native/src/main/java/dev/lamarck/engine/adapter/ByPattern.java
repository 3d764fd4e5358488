package dev.lamarck.engine.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values for modules by the end of their paths; of several expressions that fit, the first one counts. */
public final class ByPattern<V> {
    private final List<Rule<V>> rules;

    private record Rule<V>(PythonPattern pattern, V value) {}

    private ByPattern(List<Rule<V>> rules) {
        this.rules = rules;
    }

    static <V> ByPattern<V> of(Map<String, V> values) {
        List<Rule<V>> rules = new ArrayList<>();
        values.forEach((end, value) -> rules.add(new Rule<>(PythonPattern.of("(.*\\.)?(" + end + ")$"), value)));
        return new ByPattern<>(rules);
    }

    Optional<V> find(String module) {
        return rules.stream()
                .filter(rule -> rule.pattern().begins(module))
                .findFirst()
                .map(Rule::value);
    }
}
