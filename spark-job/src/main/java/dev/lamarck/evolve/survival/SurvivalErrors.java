package dev.lamarck.evolve.survival;

import dev.lamarck.conf.ConfException;
import java.util.List;

final class SurvivalErrors {

    private SurvivalErrors() {}

    /** The place of a feature among those of the run. */
    static int column(String rule, String feature, List<String> features) {
        int column = features.indexOf(feature);
        if (column < 0) {
            throw unknownFeature(rule, feature, features);
        }
        return column;
    }

    private static ConfException unknownFeature(String rule, String feature, List<String> features) {
        return new ConfException(
                ("A survival rule '%s' in 'search.survival' uses the feature '%s', but the run measures %s. Add '%s' to"
                                + " 'search.features'.")
                        .formatted(rule, feature, features, feature));
    }

    static ConfException nothingToCompare() {
        return new ConfException(
                "A survival rule 'novelty' in 'search.survival' compares features, but the run measures none. Add some to"
                        + " 'search.features', or give the rule 'behaviour: profile'.");
    }

    static ConfException tooManyReferencePoints(int objectives, int divisions, int most) {
        return new ConfException(
                ("'divisions' of a survival rule 'nsga3' in 'search.survival' is %d, which over %d objectives gives more"
                                + " than %d reference points. Choose fewer divisions, and 'inner-divisions' for a second"
                                + " layer.")
                        .formatted(divisions, objectives, most));
    }

    static ConfException fewSamples(int cells, int samples) {
        return new ConfException(
                "'samples' of a survival rule 'cvt-map-elites' must not be below its 'cells', got %d and %d."
                        .formatted(samples, cells));
    }

    static ConfException wrongBounds(String rule, String feature, Object min, Object max) {
        return new ConfException(
                ("'min' and 'max' of the feature '%s' in a survival rule '%s' need a finite distance above 0, got %s and"
                                + " %s.")
                        .formatted(feature, rule, min, max));
    }

    static ConfException halfBounds(String rule, String feature) {
        return new ConfException(
                "'min' and 'max' of the feature '%s' in a survival rule '%s' belong together. Give both, or neither."
                        .formatted(feature, rule));
    }

    static ConfException wrongReference(int coordinates, int objectives) {
        return new ConfException(
                ("'reference' of a survival rule 'pareto' in 'search.survival' has %d numbers, but the run has %d"
                                + " objectives. Give one for each, or none.")
                        .formatted(coordinates, objectives));
    }

    static ConfException tooManyCells(int dimensions, double cells, double most) {
        return new ConfException(
                ("A grid of %d dimensions would have %.3g cells, at most %.0e are allowed, because each cell may"
                                + " keep a member. Name a few 'dimensions' in the 'config' of 'map-elites', take fewer 'bins', or use"
                                + " 'cvt-map-elites', whose cells are counted.")
                        .formatted(dimensions, cells, most));
    }

    static ConfException dimensionTwice(String feature) {
        return new ConfException(
                ("'dimensions' of a survival rule 'map-elites' in 'search.survival' name the feature '%s' twice."
                                + " Keep one of them.")
                        .formatted(feature));
    }
}
