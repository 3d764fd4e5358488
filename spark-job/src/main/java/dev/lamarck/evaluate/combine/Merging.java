package dev.lamarck.evaluate.combine;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How outcomes of parts become one. By the rule of the founding documents each metric is the sum of weight times value over
 * the parts that have it, divided by the weights of all parts. Prefixed, every metric stays as it is under its part's name,
 * and {@code combined_score} is the weighted mean of the parts' own {@code combined_score}, or else {@code score}, over the
 * parts that have either.
 */
final class Merging {

    private static final String COMBINED = "combined_score";
    private static final String SCORE = "score";

    private final CompositeSettings.Merge rule;
    private final List<CompositeSettings.Part> parts;

    Merging(CompositeSettings.Merge rule, List<CompositeSettings.Part> parts) {
        this.rule = rule;
        this.parts = parts;
    }

    /** The outcome of a candidate, given those of all parts in their order, of those that were left out too. */
    Outcome of(List<Outcome> outcomes) {
        return merged(outcomes).madeOf(outcomes);
    }

    private Outcome merged(List<Outcome> outcomes) {
        List<Artifact> artifacts = artifacts(outcomes);
        for (int i = 0; i < parts.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Pending) {
                return outcomes.get(i);
            }
            if (outcomes.get(i) instanceof Outcome.Failed failed
                    && !parts.get(i).optional()) {
                return failed(i, failed, artifacts);
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Failed failed && !counts(outcomes)) {
                return failed(i, failed, artifacts);
            }
        }
        return new Outcome.Scored(
                rule == CompositeSettings.Merge.SEED ? summed(outcomes) : prefixed(outcomes), artifacts);
    }

    /** Whether a part that was not left out has a weight. */
    private boolean counts(List<Outcome> outcomes) {
        for (int i = 0; i < parts.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored && parts.get(i).weight() > 0) {
                return true;
            }
        }
        return false;
    }

    private Outcome failed(int part, Outcome.Failed failed, List<Artifact> artifacts) {
        return new Outcome.Failed(
                failed.reason(),
                "Part '%s' failed: %s".formatted(parts.get(part).called(), failed.message()),
                artifacts);
    }

    private List<Artifact> artifacts(List<Outcome> outcomes) {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String prefix = rule == CompositeSettings.Merge.SEED
                    ? "evaluator_" + i + "_"
                    : parts.get(i).called() + "/";
            for (Artifact artifact : outcomes.get(i).artifacts()) {
                artifacts.add(new Artifact(prefix + artifact.name(), artifact.mediaType(), artifact.content()));
            }
        }
        return artifacts;
    }

    private Metrics summed(List<Outcome> outcomes) {
        Map<String, Double> sums = new TreeMap<>();
        double weights = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                double weight = parts.get(i).weight();
                weights += weight;
                scored.metrics().values().forEach((name, value) -> sums.merge(name, value * weight, Double::sum));
            }
        }
        double total = weights;
        sums.replaceAll((name, sum) -> sum / total);
        return Metrics.of(sums);
    }

    private Metrics prefixed(List<Outcome> outcomes) {
        Map<String, Double> metrics = new TreeMap<>();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                String prefix = parts.get(i).called() + "/";
                scored.metrics().values().forEach((name, value) -> metrics.put(prefix + name, value));
                OptionalDouble score = score(scored.metrics());
                if (score.isPresent()) {
                    sum += score.getAsDouble() * parts.get(i).weight();
                    weights += parts.get(i).weight();
                }
            }
        }
        if (weights > 0) {
            metrics.put(COMBINED, sum / weights);
        }
        return Metrics.of(metrics);
    }

    private static OptionalDouble score(Metrics metrics) {
        OptionalDouble combined = metrics.value(COMBINED);
        return combined.isPresent() ? combined : metrics.value(SCORE);
    }

    /** What a clock measures of the whole, given what it measures of each part. */
    Set<String> measured(List<Set<String>> ofParts) {
        Set<String> measured = new TreeSet<>();
        for (int i = 0; i < parts.size(); i++) {
            for (String name : ofParts.get(i)) {
                measured.add(
                        rule == CompositeSettings.Merge.SEED
                                ? name
                                : parts.get(i).called() + "/" + name);
                if (name.equals(COMBINED) || name.equals(SCORE)) {
                    measured.add(rule == CompositeSettings.Merge.SEED ? name : COMBINED);
                }
            }
        }
        return measured;
    }
}
