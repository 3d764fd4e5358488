package dev.lamarck.evolve.vector;

import java.util.random.RandomGenerator;

/** What happens to a gene that leaves its bounds. */
enum Bounds {
    /** It stays on the bound. */
    CLAMP,
    /** It comes back as far as it went out, as from a mirror. */
    REFLECT,
    /** It gets any value between its bounds. */
    RESAMPLE,
    /** It goes half the way from the parent's value to the bound. */
    HALFWAY;

    /** A value between the bounds; one that is there already stays. */
    double bring(Box box, int gene, double value, double parent, RandomGenerator random) {
        double low = box.low(gene);
        double high = box.high(gene);
        if (value >= low && value <= high) {
            return value;
        }
        return switch (this) {
            case CLAMP -> clamped(value, low, high, parent);
            case REFLECT -> reflected(value, low, high, parent);
            case RESAMPLE -> Math.min(high, low + random.nextDouble() * (high - low));
            case HALFWAY -> {
                double bound = clamped(value, low, high, parent);
                yield parent + (bound - parent) / 2;
            }
        };
    }

    /** What is no number, from infinities against each other, stays where the parent is. */
    private static double clamped(double value, double low, double high, double parent) {
        return Double.isNaN(value) ? parent : Math.min(high, Math.max(low, value));
    }

    private static double reflected(double value, double low, double high, double parent) {
        double widths = (value - low) / (high - low);
        double along = widths - 2 * Math.floor(widths / 2);
        if (!(along <= 2)) {
            return clamped(value, low, high, parent);
        }
        return Math.min(high, Math.max(low, low + Math.min(along, 2 - along) * (high - low)));
    }
}
