package dev.lamarck.evolve.fronts;

import dev.lamarck.genome.Philox;

/** Random points of the kinds that break things: smooth ones, and coarse ones with many copies and equal coordinates. */
final class Clouds {

    private Clouds() {}

    static Philox draws(int stream) {
        return new Philox(1859, stream, 1, 0);
    }

    static double[][] any(int count, int objectives, Philox draws) {
        int kind = draws.nextInt(4);
        return kind == 0 ? smooth(count, objectives, draws) : coarse(count, objectives, 1 + draws.nextInt(6), draws);
    }

    static double[][] smooth(int count, int objectives, Philox draws) {
        double[][] points = new double[count][objectives];
        for (double[] point : points) {
            for (int j = 0; j < objectives; j++) {
                point[j] = draws.nextGaussian();
            }
        }
        return points;
    }

    /** Whole numbers from 0 to below the levels; sometimes a zero is negative. */
    static double[][] coarse(int count, int objectives, int levels, Philox draws) {
        double[][] points = new double[count][objectives];
        for (double[] point : points) {
            for (int j = 0; j < objectives; j++) {
                point[j] = draws.nextInt(levels);
                point[j] = point[j] == 0 && draws.nextInt(2) == 0 ? -0.0 : point[j];
            }
        }
        return points;
    }

    /** None dominates another: on a sphere's positive part. */
    static double[][] front(int count, int objectives, Philox draws) {
        double[][] points = smooth(count, objectives, draws);
        for (double[] point : points) {
            double square = 0;
            for (double x : point) {
                square += x * x;
            }
            for (int j = 0; j < objectives; j++) {
                point[j] = Math.abs(point[j]) / Math.sqrt(square);
            }
        }
        return points;
    }
}
