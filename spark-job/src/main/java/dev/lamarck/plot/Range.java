package dev.lamarck.plot;

import java.util.stream.DoubleStream;

/** From the least to the greatest of some values. */
public record Range(double low, double high) {

    private static final double GREATEST = 1e307;

    public Range {
        if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("Not a range: " + low + " to " + high);
        }
    }

    /** The range of the finite ones of some values; 0 to 1 if there is none. */
    public static Range of(DoubleStream values) {
        double[] bounds = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        values.filter(Double::isFinite).map(Range::shown).forEach(value -> {
            bounds[0] = Math.min(bounds[0], value);
            bounds[1] = Math.max(bounds[1], value);
        });
        return bounds[0] <= bounds[1] ? new Range(bounds[0], bounds[1]) : new Range(0, 1);
    }

    /** What is too great for an axis with some air around it stands at the greatest that an axis can show. */
    static double shown(double value) {
        return Math.min(GREATEST, Math.max(-GREATEST, value));
    }

    /** Whether its ends are one value, or too close for an axis between them. */
    boolean isPoint() {
        return high - low <= Math.max(Math.abs(low), Math.abs(high)) * 0x1.0p-46;
    }

    /** With room on both sides, a share of its width; a single value gets a width first. */
    Range padded(double share) {
        if (isPoint()) {
            double margin = low == 0 ? 0.5 : Math.abs(low) * 0.05;
            return new Range(low - margin, high + margin);
        }
        double margin = (high / 2 - low / 2) * 2 * share;
        return Double.isFinite(low - margin) && Double.isFinite(high + margin) && Double.isFinite(high - low)
                ? new Range(low - margin, high + margin)
                : new Range(low / 4, high / 4).padded(share);
    }

    Range union(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
}
