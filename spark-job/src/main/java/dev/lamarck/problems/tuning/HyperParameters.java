package dev.lamarck.problems.tuning;

import java.util.Arrays;

/**
 * How {@link LocalRegression} learns.
 *
 * @param scales what a distance along each input counts
 * @param ridge how strongly slopes are held down, relative to the weight of the neighbours
 * @param neighbours how many of the nearest samples a prediction is made from
 * @param weighting how much a neighbour counts by its distance
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HyperParameters(double[] scales, double ridge, int neighbours, Weighting weighting) {

    /** The genes beside one for each input. */
    static final int OTHERS = 3;

    /** Bounds of the genes that are logarithms to the base of ten. */
    static final double WIDEST = 9;

    private static final double NEGLIGIBLE = 0.1;

    /** How much a neighbour counts by its distance, as a share of the farthest neighbour's. */
    enum Weighting {
        UNIFORM {
            @Override
            double of(double share) {
                return 1;
            }
        },
        INVERSE {
            @Override
            double of(double share) {
                return 1 / (0.01 + share);
            }
        },
        GAUSSIAN {
            @Override
            double of(double share) {
                return StrictMath.exp(-4 * share * share);
            }
        };

        abstract double of(double share);
    }

    /** The genes in order: a scale for each input, the ridge (both as logarithms), the neighbours, the weighting. */
    static HyperParameters of(double[] genes) {
        int inputs = genes.length - OTHERS;
        double[] scales = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            scales[i] = StrictMath.pow(10, genes[i]);
        }
        return new HyperParameters(
                scales,
                StrictMath.pow(10, genes[inputs]),
                (int) genes[inputs + 1],
                Weighting.values()[(int) genes[inputs + 2]]);
    }

    /** The inputs that count at least a tenth of what the strongest one does. */
    int inputsUsed() {
        double strongest = Arrays.stream(scales).max().orElse(0);
        return (int) Arrays.stream(scales)
                .filter(scale -> scale >= NEGLIGIBLE * strongest)
                .count();
    }
}
