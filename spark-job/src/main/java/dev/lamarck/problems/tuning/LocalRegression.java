package dev.lamarck.problems.tuning;

import java.util.Arrays;

/**
 * The learner: predicts the target of a row by a linear model of the row's nearest neighbours, the nearer ones counting
 * more, with slopes held down by a ridge (Cleveland, "Robust locally weighted regression and smoothing scatterplots",
 * 1979). A scale for each input lets it learn which inputs matter.
 */
final class LocalRegression {

    private final HyperParameters how;
    private final double[][] places;
    private final double[] targets;

    LocalRegression(HyperParameters how, Samples known) {
        this.how = how;
        this.places = Arrays.stream(known.inputs()).map(row -> scaled(how, row)).toArray(double[][]::new);
        this.targets = known.targets();
    }

    double predict(double[] row) {
        double[] here = scaled(how, row);
        double[] distances = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            distances[i] = distance(places[i], here);
        }
        int[] nearest = nearest(distances);
        double farthest = 0;
        for (int neighbour : nearest) {
            farthest = Math.max(farthest, distances[neighbour]);
        }
        NormalEquations equations = new NormalEquations(here.length + 1);
        double[] point = new double[here.length + 1];
        point[0] = 1;
        for (int neighbour : nearest) {
            for (int i = 0; i < here.length; i++) {
                point[i + 1] = places[neighbour][i] - here[i];
            }
            double share = farthest == 0 ? 0 : distances[neighbour] / farthest;
            equations.add(point, targets[neighbour], how.weighting().of(share));
        }
        return equations.level(how.ridge());
    }

    /** The places of the nearest samples; of equally far ones the first. */
    private int[] nearest(double[] distances) {
        int count = Math.min(how.neighbours(), distances.length);
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double limit = sorted[count - 1];
        int nearer = 0;
        while (sorted[nearer] < limit) {
            nearer++;
        }
        int[] nearest = new int[count];
        int atLimit = count - nearer;
        for (int i = 0, found = 0; found < count; i++) {
            if (distances[i] < limit || (distances[i] == limit && atLimit-- > 0)) {
                nearest[found++] = i;
            }
        }
        return nearest;
    }

    private static double[] scaled(HyperParameters how, double[] row) {
        double[] scaled = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            scaled[i] = how.scales()[i] * row[i];
        }
        return scaled;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
