package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads fitness and features off an outcome; an outcome that lacks one of them is a failure. */
public record Appraisal(List<Objective> objectives, List<String> featureNames, Traits traits) {

    /** How candidates of a search are judged. */
    public static Appraisal of(SearchSettings settings, Traits traits) {
        return new Appraisal(settings.objectives(), settings.features(), traits);
    }

    /** The judgement of one candidate. Without a score the numbers are empty. */
    public record Verdict(
            Outcome outcome, OptionalDouble score, double[] fitness, double[] features, double[] profile) {}

    public Verdict of(Genome genome, Outcome outcome) {
        if (!(outcome instanceof Outcome.Scored scored)) {
            return rejected(outcome);
        }
        Metrics metrics = scored.metrics();
        Traits.Shape shape = traits.shape(genome);
        Metrics known = withTraits(metrics, shape.features());
        double[] fitness = new double[objectives.size()];
        for (int i = 0; i < fitness.length; i++) {
            double value = metrics.value(objectives.get(i).metric()).orElse(Double.NaN);
            if (!Double.isFinite(value)) {
                return rejected(problem(metrics, objectives.get(i).metric(), "the objectives need"));
            }
            fitness[i] = objectives.get(i).fitness(value);
        }
        double[] features = new double[featureNames.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = known.value(featureNames.get(i)).orElse(Double.NaN);
            if (!Double.isFinite(features[i])) {
                return rejected(problem(known, featureNames.get(i), "search.features names"));
            }
        }
        return new Verdict(outcome, OptionalDouble.of(fitness[0]), fitness, features, shape.profile());
    }

    /** The features by name. */
    public Metrics named(double[] features) {
        Map<String, Double> named = new TreeMap<>();
        for (int i = 0; i < features.length; i++) {
            named.put(featureNames.get(i), features[i]);
        }
        return Metrics.of(named);
    }

    /** What the evaluator measures goes before what the genome shows by itself. */
    private Metrics withTraits(Metrics metrics, Map<String, Double> traits) {
        Map<String, Double> known = new TreeMap<>(traits);
        metrics.value(objectives.get(0).metric()).ifPresent(score -> known.put("score", score));
        known.putAll(metrics.values());
        return Metrics.of(known);
    }

    private static Outcome problem(Metrics metrics, String name, String who) {
        OptionalDouble value = metrics.value(name);
        return value.isPresent()
                ? Outcome.failed(
                        Reason.NOT_FINITE,
                        "Metric '%s' is %s; %s a finite number".formatted(name, value.getAsDouble(), who))
                : Outcome.failed(
                        Reason.MISSING_METRIC,
                        "Metric '%s', which %s, is missing; the evaluator gave %s"
                                .formatted(name, who, metrics.values().keySet()));
    }

    private static Verdict rejected(Outcome outcome) {
        return new Verdict(outcome, OptionalDouble.empty(), new double[0], new double[0], new double[0]);
    }
}
