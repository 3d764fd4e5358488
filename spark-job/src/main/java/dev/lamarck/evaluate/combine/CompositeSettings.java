package dev.lamarck.evaluate.combine;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.evaluate.EvaluatorSettings;
import java.util.List;
import java.util.Optional;

/** Evaluators side by side. */
public record CompositeSettings(
        @NonEmpty @Doc("the parts, in the order that artifacts are numbered by")
        List<Part> evaluators,

        @Default("seed")
        @Doc("seed: each metric is the weighted sum of the parts', over the sum of weights; prefixed: <name>/<metric>")
        Merge merge,

        @Default("0") @Doc("parts that work at a time; all at once if 0")
        int parallel) {

    /** How the parts' metrics become one. */
    public enum Merge {
        /** Weighted sums, metric by metric. */
        SEED,
        /** Side by side, with one weighted score. */
        PREFIXED
    }

    /** One of the evaluators. */
    public record Part(
            @Doc("name of a built-in evaluator") Optional<String> type,

            @Doc("fully qualified name of a class on the class path")
            Optional<String> className,

            @Default("{}") @Doc("its own settings") Block config,
            @Default("1") @Doc("how much it counts") double weight,

            @Doc("what it is called in messages and metrics; its type if absent")
            Optional<String> name,

            @Default("false") @Doc("leave it out for a candidate that it fails for, instead of failing the candidate")
            boolean optional) {

        public Part {
            settings(type, className, config);
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("'weight' must be at least 0, got " + weight);
            }
        }

        EvaluatorSettings evaluator() {
            return settings(type, className, config);
        }

        /** The given name, or the type or the class without its package. */
        String called() {
            String plain = className.or(() -> type).orElseThrow();
            return name.orElse(plain.substring(plain.lastIndexOf('.') + 1));
        }

        private static EvaluatorSettings settings(Optional<String> type, Optional<String> className, Block config) {
            return new EvaluatorSettings(type, className, List.of(), config);
        }
    }

    public CompositeSettings {
        evaluators = List.copyOf(evaluators);
        if (evaluators.stream().mapToDouble(Part::weight).sum() <= 0) {
            throw new IllegalArgumentException("One of 'evaluators' needs a 'weight' above 0");
        }
        if (parallel < 0) {
            throw new IllegalArgumentException("'parallel' must be at least 0, got " + parallel);
        }
        long names = evaluators.stream().map(Part::called).distinct().count();
        if (names < evaluators.size()) {
            throw new IllegalArgumentException("Two of 'evaluators' have one name. Give each a 'name' of its own: "
                    + evaluators.stream().map(Part::called).toList());
        }
    }
}
