package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * What a genome shows by itself. {@code complexity} is its total variation: the mean step between neighbouring genes,
 * each measured between its bounds, so 0 for a constant vector. {@code diversity} is its mean distance to a few
 * landmarks, which are points of the space that depend on its size alone; the distances themselves are its profile, so
 * that the spread of profiles follows the spread of genomes at a fraction of the cost.
 */
public final class Traits {

    /** The names that this class measures. */
    public static final List<String> NAMES = List.of("complexity", "diversity");

    private static final int LANDMARKS = 6;
    private static final long LANDMARK_KEY = 0x6C616E646D61726BL;

    private final Space space;
    private final List<double[]> landmarks;

    private Traits(Space space, List<double[]> landmarks) {
        this.space = space;
        this.landmarks = landmarks;
    }

    public static Traits of(Space space) {
        List<double[]> landmarks = new ArrayList<>();
        for (int i = 0; i < LANDMARKS; i++) {
            landmarks.add(
                    new Philox(LANDMARK_KEY, i, 0, 0).doubles(space.size()).toArray());
        }
        return new Traits(space, landmarks);
    }

    /** Root mean square distances to the landmarks, genes measured between their bounds. */
    public double[] profile(Genome genome) {
        double[] units = units(genome);
        return landmarks.stream().mapToDouble(mark -> distance(units, mark)).toArray();
    }

    public double complexity(Genome genome) {
        double[] units = units(genome);
        double variation = 0;
        for (int i = 1; i < units.length; i++) {
            variation += Math.abs(units[i] - units[i - 1]);
        }
        return units.length == 1 ? 0 : variation / (units.length - 1);
    }

    public static double diversity(double[] profile) {
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
