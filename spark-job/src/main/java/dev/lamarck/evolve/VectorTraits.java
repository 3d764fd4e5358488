package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a vector shows by itself. {@code complexity} is its total variation: the mean step between neighbouring genes,
 * each measured between its bounds, so 0 for a constant vector. {@code diversity} is its mean distance to a few
 * landmarks, which are points of the space that depend on its size alone; the distances themselves are its profile, so
 * that the spread of profiles follows the spread of genomes at a fraction of the cost.
 */
final class VectorTraits implements Traits {

    private static final int LANDMARKS = 6;
    private static final long LANDMARK_KEY = 0x6C616E646D61726BL;

    private final VectorSpace space;
    private final List<double[]> landmarks;

    private VectorTraits(VectorSpace space, List<double[]> landmarks) {
        this.space = space;
        this.landmarks = landmarks;
    }

    static VectorTraits of(VectorSpace space) {
        List<double[]> landmarks = new ArrayList<>();
        for (int i = 0; i < LANDMARKS; i++) {
            landmarks.add(
                    new Philox(LANDMARK_KEY, i, 0, 0).doubles(space.size()).toArray());
        }
        return new VectorTraits(space, landmarks);
    }

    @Override
    public Shape shape(Genome genome) {
        double[] units = units(genome);
        double[] profile = profile(units);
        return new Shape(profile, Map.of("complexity", complexity(units), "diversity", mean(profile)));
    }

    /** Root mean square distances to the landmarks, genes measured between their bounds. */
    private double[] profile(double[] units) {
        return landmarks.stream().mapToDouble(mark -> distance(units, mark)).toArray();
    }

    private static double complexity(double[] units) {
        double variation = 0;
        for (int i = 1; i < units.length; i++) {
            variation += Math.abs(units[i] - units[i - 1]);
        }
        return units.length == 1 ? 0 : variation / (units.length - 1);
    }

    private static double mean(double[] profile) {
        double sum = 0;
        for (double distance : profile) {
            sum += distance;
        }
        return sum / profile.length;
    }

    private double[] units(Genome genome) {
        Vector vector = (Vector) genome;
        double[] units = new double[vector.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = space.unit(i, vector.gene(i));
        }
        return units;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }
}
