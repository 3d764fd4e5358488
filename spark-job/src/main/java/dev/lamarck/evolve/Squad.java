package dev.lamarck.evolve;

import java.util.Arrays;

/**
 * Part of a crowd: so many profiles side by side, coordinate by coordinate: what is computed of one is computed of its neighbours in the
 * same instruction, while the sum of each is taken in the order of its coordinates.
 */
final class Squad {

    /** Long enough that a loop over it pays, short enough that the sums stay in the first cache. */
    static final int SIZE = 1024;

    private final int dimensions;
    private final float[] columns;

    Squad(int dimensions) {
        this.dimensions = dimensions;
        this.columns = new float[Math.multiplyExact(dimensions, SIZE)];
    }

    void put(int lane, double[] profile) {
        for (int i = 0; i < dimensions; i++) {
            columns[i * SIZE + lane] = (float) profile[i];
        }
    }

    /** The squares of the distances of so many to a profile, over all coordinates. */
    void squares(int lanes, float[] profile, float[] squares) {
        Arrays.fill(squares, 0, lanes, 0);
        add(0, dimensions, lanes, profile, squares);
    }

    /** The same, or nothing if a few coordinates alone put everybody beyond a limit. */
    boolean squaresWithin(float limit, int lanes, float[] profile, float[] squares) {
        int few = dimensions / 4;
        Arrays.fill(squares, 0, lanes, 0);
        add(0, few, lanes, profile, squares);
        if (allBeyond(limit, lanes, squares)) {
            return false;
        }
        add(few, dimensions, lanes, profile, squares);
        return true;
    }

    private static boolean allBeyond(float limit, int lanes, float[] squares) {
        for (int lane = 0; lane < lanes; lane++) {
            if (!(squares[lane] > limit)) {
                return false;
            }
        }
        return true;
    }

    private void add(int from, int to, int lanes, float[] profile, float[] squares) {
        for (int i = from; i < to; i++) {
            add(columns, i * SIZE, lanes, profile[i], squares);
        }
    }

    /** One coordinate at a time: the compiler makes vectors of this loop, and not of one over several. */
    private static void add(float[] columns, int first, int lanes, float coordinate, float[] squares) {
        for (int lane = 0; lane < lanes; lane++) {
            float step = columns[first + lane] - coordinate;
            squares[lane] += step * step;
        }
    }
}
