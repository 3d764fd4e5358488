package dev.lamarck.metrics;

import java.util.Arrays;

/**
 * A sum of doubles without rounding, so that it does not depend on the order of its terms: without that, merging
 * sketches would be neither associative nor commutative. The sum is held as an expansion, a few doubles of falling
 * magnitude whose exact sum it is (J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust
 * Geometric Predicates", 1997); one to three of them are enough for ordinary data.
 */
final class ExactSum {
    private double[] parts = new double[4];
    private int size;

    void add(double term) {
        double carried = term;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double sum = carried + parts[i];
            double error = roundingError(carried, parts[i], sum);
            if (error != 0) {
                parts[kept++] = error;
            }
            carried = sum;
        }
        size = kept;
        if (carried != 0) {
            parts = size == parts.length ? Arrays.copyOf(parts, 2 * size) : parts;
            parts[size++] = carried;
        }
    }

    void add(ExactSum other) {
        double[] terms = Arrays.copyOf(other.parts, other.size);
        for (double term : terms) {
            add(term);
        }
    }

    ExactSum copy() {
        ExactSum copy = new ExactSum();
        copy.add(this);
        return copy;
    }

    /** The double nearest to the sum. */
    double value() {
        double high = 0;
        int i = size;
        double low = 0;
        while (i > 0 && low == 0) {
            double before = high;
            high = before + parts[--i];
            low = roundingError(before, parts[i], high);
        }
        boolean tie = i > 0 && low != 0 && Math.signum(low) == Math.signum(parts[i - 1]);
        double nudged = high + 2 * low;
        return tie && nudged - high == 2 * low ? nudged : high;
    }

    /** The one expansion in which each part is the double nearest to what the parts before it leave. */
    double[] canonicalParts() {
        ExactSum rest = copy();
        double[] canonical = new double[2];
        int count = 0;
        for (double part = rest.value(); part != 0; part = rest.value()) {
            if (count == canonical.length) {
                canonical = Arrays.copyOf(canonical, 2 * count);
            }
            canonical[count++] = part;
            rest.add(-part);
        }
        return Arrays.copyOf(canonical, count);
    }

    /** What {@code sum}, the rounded sum of two doubles, lacks to their sum; exact for any two. */
    private static double roundingError(double a, double b, double sum) {
        double bRounded = sum - a;
        double aRounded = sum - bRounded;
        return (a - aRounded) + (b - bRounded);
    }
}
