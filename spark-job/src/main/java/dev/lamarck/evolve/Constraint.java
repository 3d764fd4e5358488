package dev.lamarck.evolve;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Bounds that a feature should keep. What is outside counts for every candidate by how far outside it is. */
public record Constraint(
        @NonEmpty @Doc("a feature that the run measures") String feature,
        @Doc("least value that is allowed") Optional<Double> min,
        @Doc("greatest value that is allowed") Optional<Double> max)
        implements Serializable {

    public Constraint {
        if (min.isEmpty() && max.isEmpty()) {
            throw new ConfException(
                    "The constraint on '%s' has no bound. Give 'min', 'max' or both.".formatted(feature));
        }
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            throw new ConfException("The constraint on '%s' wants at least %s and at most %s, which nothing can keep."
                    .formatted(feature, min.get(), max.get()));
        }
    }

    private double violation(double value) {
        return Math.max(
                0,
                Math.max(
                        min.map(least -> least - value).orElse(0.0),
                        max.map(most -> value - most).orElse(0.0)));
    }

    /** By how much these features miss the constraints in all; 0 if they keep them. */
    public static double violation(List<Constraint> constraints, List<String> names, double[] features) {
        double sum = 0;
        for (Constraint constraint : constraints) {
            sum += constraint.violation(features[names.indexOf(constraint.feature())]);
        }
        return Math.min(sum, Double.MAX_VALUE);
    }
}
