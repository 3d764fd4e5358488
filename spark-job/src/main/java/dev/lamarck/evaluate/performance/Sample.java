package dev.lamarck.evaluate.performance;

import java.util.Arrays;

/**
 * Numbers measured again and again. Their middle is the median and their spread the median distance from it (MAD), for
 * a few runs that something else slowed down say nothing about the program.
 */
record Sample(double... values) {

    /** For normal noise, 1.4826 MAD is the standard deviation, and 1.2533/√n of that the standard error of a median. */
    private static final double STANDARD_ERROR = 1.4826 * 1.2533;

    double median() {
        return median(values);
    }

    double mad() {
        double middle = median();
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
    }

    double min() {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    double max() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /** The standard error of the median as a share of it. */
    double noise() {
        double middle = median();
        return middle == 0 ? 0 : STANDARD_ERROR * mad() / (Math.sqrt(values.length) * middle);
    }

    Sample and(double value) {
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return new Sample(more);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
