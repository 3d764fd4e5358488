package dev.lamarck.metrics;

/**
 * A distribution in little space, whose quantiles are within one per cent of the true value.
 *
 * <p>Each value is counted in a bucket of a geometric scale: bucket i holds the values in (γ^(i-1), γ^i] with γ = (1 + α)
 * / (1 - α), so that any value of the bucket is within α of its middle, 2γ^i / (γ + 1). Counts add, hence sketches merge
 * without loss; samples and centroid digests (t-digest) are smaller for some data, but their merges depend on the order
 * and bound the error of the rank, not of the value. Negative values have buckets of their own, zero a counter. The
 * space is bounded by folding the buckets nearest to zero into one once a sign spans more than 2048 of them, a factor of
 * about 10^17 between largest and smallest: the upper quantiles keep their promise. Count, minimum, maximum and sum are
 * exact, the sum by an expansion ({@link ExactSum}), so that merging is associative and commutative to the last bit.
 *
 * <p>C. Masson, J. E. Rim, H. K. Lee, "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error
 * Guarantees", PVLDB 12(12), 2019.
 */
public final class Sketch {
    /** The relative error α of a quantile. */
    public static final double ERROR = 0.01;

    private static final double GAMMA = (1 + ERROR) / (1 - ERROR);
    private static final double LOG_GAMMA = StrictMath.log(GAMMA);
    private static final double LARGEST = 1e280;

    final Buckets negative;
    final Buckets positive;
    final ExactSum sum;
    long zeros;
    double min;
    double max;

    public Sketch() {
        this(new Buckets(), new Buckets(), new ExactSum());
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }

    private Sketch(Buckets negative, Buckets positive, ExactSum sum) {
        this.negative = negative;
        this.positive = positive;
        this.sum = sum;
    }

    /** Counts a value, which has to be finite and at most 1e280 in magnitude. */
    public synchronized void add(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("A sketch takes finite values up to 1e280, not " + value + ".");
        }
        double unsigned = value + 0.0;
        if (unsigned == 0) {
            zeros++;
        } else {
            (unsigned > 0 ? positive : negative).add(indexOf(Math.abs(unsigned)), 1);
        }
        sum.add(unsigned);
        min = Math.min(min, unsigned);
        max = Math.max(max, unsigned);
    }

    /** A sketch of the values of both. */
    public Sketch merge(Sketch other) {
        Sketch merged = copy();
        Sketch added = other.copy();
        merged.negative.add(added.negative);
        merged.positive.add(added.positive);
        merged.sum.add(added.sum);
        merged.zeros += added.zeros;
        merged.min = Math.min(merged.min, added.min);
        merged.max = Math.max(merged.max, added.max);
        return merged;
    }

    public synchronized Sketch copy() {
        Sketch copy = new Sketch(negative.copy(), positive.copy(), sum.copy());
        copy.zeros = zeros;
        copy.min = min;
        copy.max = max;
        return copy;
    }

    public synchronized long count() {
        return negative.total() + zeros + positive.total();
    }

    public synchronized double sum() {
        return sum.value();
    }

    /** The smallest value, or positive infinity if there is none. */
    public synchronized double min() {
        return min;
    }

    /** The largest value, or negative infinity if there is none. */
    public synchronized double max() {
        return max;
    }

    /** The mean value, or NaN if there is none. */
    public synchronized double mean() {
        return sum.value() / count();
    }

    /** The value that a share q of all values do not exceed, within one per cent; NaN if there is none. */
    public synchronized double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("A quantile lies between 0 and 1, not at " + q + ".");
        }
        long count = count();
        return count == 0 ? Double.NaN : Math.min(max, Math.max(min, valueAt((long) (q * (count - 1)))));
    }

    private double valueAt(long rank) {
        long passed = 0;
        for (int i = negative.last(); i >= negative.first(); i--) {
            passed += negative.count(i);
            if (passed > rank) {
                return -middleOf(i);
            }
        }
        passed += zeros;
        if (passed > rank) {
            return 0;
        }
        for (int i = positive.first(); i < positive.last(); i++) {
            passed += positive.count(i);
            if (passed > rank) {
                return middleOf(i);
            }
        }
        return middleOf(positive.last());
    }

    private static int indexOf(double magnitude) {
        return (int) Math.ceil(StrictMath.log(magnitude) / LOG_GAMMA);
    }

    private static double middleOf(int index) {
        return 2 * StrictMath.exp(index * LOG_GAMMA) / (GAMMA + 1);
    }
}
