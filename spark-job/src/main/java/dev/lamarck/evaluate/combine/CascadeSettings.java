package dev.lamarck.evaluate.combine;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.evaluate.EvaluatorSettings;
import java.util.List;
import java.util.Optional;

/** Evaluators one after the other, cheap ones first. */
public record CascadeSettings(
        @NonEmpty @Doc("the steps in their order") List<Step> steps,

        @Default("scored")
        @Doc("what becomes of a candidate that does not pass: scored by the metrics it has so far, or failed")
        Stop stop) {

    /** What becomes of a candidate that stops early. */
    public enum Stop {
        /** It keeps the metrics of the steps that it took. */
        SCORED,
        /** It fails. */
        FAILED
    }

    /** An evaluator, and what it takes to go on from it. */
    public record Step(
            @Doc("name of a built-in evaluator") Optional<String> type,

            @Doc("fully qualified name of a class on the class path")
            Optional<String> className,

            @Default("{}") @Doc("its own settings") Block config,

            @Doc("what a candidate needs to go on; everything that was scored goes on if absent")
            Optional<Threshold> threshold) {

        public Step {
            settings(type, className, config);
        }

        EvaluatorSettings evaluator() {
            return settings(type, className, config);
        }

        private static EvaluatorSettings settings(Optional<String> type, Optional<String> className, Block config) {
            return new EvaluatorSettings(type, className, List.of(), config);
        }
    }

    /** A bound that a metric has to keep. */
    public record Threshold(
            @Doc("a metric of this step or one before") String metric,
            @Doc("the least value that goes on") Optional<Double> atLeast,
            @Doc("the greatest value that goes on") Optional<Double> atMost) {

        public Threshold {
            if (atLeast.isEmpty() && atMost.isEmpty()) {
                throw new IllegalArgumentException("'threshold' needs 'at-least' or 'at-most'");
            }
        }

        /** Not a number passes nowhere. */
        boolean passes(double value) {
            return !Double.isNaN(value)
                    && atLeast.filter(bound -> value < bound).isEmpty()
                    && atMost.filter(bound -> value > bound).isEmpty();
        }

        String text() {
            return atLeast.map(bound -> "at least " + bound).orElse("")
                    + (atLeast.isPresent() && atMost.isPresent() ? " and " : "")
                    + atMost.map(bound -> "at most " + bound).orElse("");
        }
    }

    public CascadeSettings {
        steps = List.copyOf(steps);
    }
}
