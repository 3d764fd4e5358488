package dev.lamarck.problems.tuning;

/** A weighted least-squares fit of a level and slopes, where only the level is asked for. */
final class NormalEquations {

    private static final double JITTER = 1e-12;

    private final int size;
    private final double[][] products;
    private final double[] right;

    NormalEquations(int size) {
        this.size = size;
        this.products = new double[size][size];
        this.right = new double[size];
    }

    /** One equation; the first entry of a point is 1. */
    void add(double[] point, double target, double weight) {
        for (int i = 0; i < size; i++) {
            double weighted = weight * point[i];
            right[i] += weighted * target;
            for (int j = 0; j <= i; j++) {
                products[i][j] += weighted * point[j];
            }
        }
    }

    /**
     * The level at which the squared errors and the slopes together are least. Slopes are eliminated one after the other,
     * from the last to the first; what is left is one equation for the level. A pivot that rounding has eaten belongs to
     * a slope that nothing is known about, which stays 0; a level that nothing is known about is the mean.
     */
    double level(double ridge) {
        double weight = products[0][0];
        double mean = right[0] / weight;
        for (int k = size - 1; k > 0; k--) {
            double pivot = products[k][k] + ridge * weight;
            if (pivot > JITTER * weight) {
                eliminate(k, pivot);
            }
        }
        return products[0][0] > JITTER * weight ? right[0] / products[0][0] : mean;
    }

    private void eliminate(int k, double pivot) {
        for (int i = 0; i < k; i++) {
            double share = products[k][i] / pivot;
            right[i] -= share * right[k];
            for (int j = 0; j <= i; j++) {
                products[i][j] -= share * products[k][j];
            }
        }
    }
}
