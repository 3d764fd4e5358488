package dev.lamarck.genome;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Bounds that draws of a fixed key have to keep; a fair generator breaks one in about a million. */
public final class Statistics {

    private static final double Z = 4.75;

    private Statistics() {}

    /** Pearson's statistic of counts against expected counts. */
    public static double chiSquare(long[] counts, double[] expected) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (expected[i] == 0) {
                sum += counts[i] == 0 ? 0 : Double.POSITIVE_INFINITY;
            } else {
                sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
            }
        }
        return sum;
    }

    /** Pearson's statistic against equal shares. */
    public static double chiSquare(long[] counts) {
        double[] expected = new double[counts.length];
        Arrays.fill(expected, Arrays.stream(counts).sum() / (double) counts.length);
        return chiSquare(counts, expected);
    }

    /** What the statistic may be, by the approximation of Wilson and Hilferty. */
    public static double chiSquareBound(int categories) {
        double freedom = Math.max(1, categories - 1);
        double spread = 2 / (9 * freedom);
        return freedom * Math.pow(1 - spread + Z * Math.sqrt(spread), 3);
    }

    /** The greatest distance between the draws' distribution and the wanted one, times the root of their number. */
    public static double kolmogorov(double[] draws, DoubleUnaryOperator distribution) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double greatest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double wanted = distribution.applyAsDouble(sorted[i]);
            greatest = Math.max(greatest, wanted - i / (double) sorted.length);
            greatest = Math.max(greatest, (i + 1) / (double) sorted.length - wanted);
        }
        return greatest * Math.sqrt(sorted.length);
    }

    /** What Kolmogorov's statistic may be: above it with probability 2 exp(-2 x^2). */
    public static double kolmogorovBound() {
        return 2.7;
    }

    /** The normal distribution, by its Taylor series around 0. */
    public static double normal(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        double sum = 0;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-18; i += 2) {
            sum += term;
            term *= x * x / i;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    public static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double together = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return together / Math.sqrt(squaresA * squaresB);
    }
}
