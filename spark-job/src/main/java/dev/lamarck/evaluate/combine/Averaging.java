package dev.lamarck.evaluate.combine;

import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Several outcomes of one candidate as one: means of the metrics that all of them have, and how far these can be trusted. */
final class Averaging {

    static final String MEAN = "_mean";
    static final String STD = "_std";
    static final String SEM = "_sem";
    static final String REPLICATES = "replicates";

    private final Optional<ReplicatedSettings.Guard> guard;

    Averaging(Optional<ReplicatedSettings.Guard> guard) {
        this.guard = guard;
    }

    /** A candidate of which one evaluation failed has failed. Artifacts are those of the first one, or of the failed one. */
    Outcome of(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Failed failed) {
                String message = "Replicate %d of %d failed: %s".formatted(i + 1, outcomes.size(), failed.message());
                return new Outcome.Failed(failed.reason(), message, failed.artifacts()).madeOf(outcomes);
            }
            if (outcomes.get(i) instanceof Outcome.Pending pending) {
                return pending;
            }
        }
        return new Outcome.Scored(metrics(outcomes), outcomes.get(0).artifacts()).madeOf(outcomes);
    }

    private Metrics metrics(List<Outcome> outcomes) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put(REPLICATES, (double) outcomes.size());
        for (String name : metrics(outcomes.get(0)).values().keySet()) {
            double[] values = values(name, outcomes);
            if (values.length == outcomes.size()) {
                put(name, values, metrics);
            }
        }
        return Metrics.of(metrics);
    }

    private void put(String name, double[] values, Map<String, Double> metrics) {
        Spread spread = Spread.of(values);
        metrics.put(name, published(name, spread));
        metrics.put(name + STD, spread.deviation());
        metrics.put(name + SEM, spread.error());
        if (guard.filter(g -> g.metric().equals(name) && g.confidence() > 0).isPresent()) {
            metrics.put(name + MEAN, spread.mean());
        }
    }

    private double published(String name, Spread spread) {
        return guard.filter(g -> g.metric().equals(name))
                .map(g -> spread.mean() - g.sign() * g.confidence() * spread.error())
                .orElse(spread.mean());
    }

    /** Whether the outcomes would make a candidate the best of a run. */
    boolean beats(List<Outcome> outcomes, OptionalDouble best) {
        if (guard.isEmpty() || outcomes.stream().anyMatch(outcome -> !(outcome instanceof Outcome.Scored))) {
            return false;
        }
        String metric = guard.get().metric();
        double[] values = values(metric, outcomes);
        return values.length == outcomes.size()
                && guard.get().sign() * published(metric, Spread.of(values)) > best.orElse(Double.NEGATIVE_INFINITY);
    }

    private static double[] values(String name, List<Outcome> outcomes) {
        List<Double> values = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            metrics(outcome).value(name).ifPresent(values::add);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Metrics metrics(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored ? scored.metrics() : Metrics.none();
    }

    /**
     * A sample.
     *
     * @param deviation the standard deviation, with one less than the size for a divisor; 0 of a single value
     * @param error the standard error of the mean
     */
    private record Spread(double mean, double deviation, double error) {

        static Spread of(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
            return new Spread(mean, deviation, deviation / Math.sqrt(values.length));
        }
    }
}
