package dev.lamarck.evolve.survival;

import dev.lamarck.genome.Philox;
import java.util.Arrays;

/**
 * Points spread evenly over the unit cube: the centres of so many clusters of uniform samples, by Lloyd's algorithm, from
 * the first samples on. They depend on their number, the number of samples and the dimensions alone.
 */
final class Centroids {

    private static final long KEY = 0x63656E74726F6964L;
    private static final int MOST_ROUNDS = 100;

    private final NearestTree tree;
    private final double[][] points;

    private Centroids(double[][] points) {
        this.points = points;
        this.tree = new NearestTree(points);
    }

    static Centroids of(int count, int samples, int dimensions) {
        double[][] cloud = new double[samples][];
        Philox draws = new Philox(KEY, count, samples, dimensions);
        Arrays.setAll(cloud, i -> draws.doubles(dimensions).toArray());
        double[][] centres = Arrays.stream(cloud, 0, count).map(double[]::clone).toArray(double[][]::new);
        int[] cluster = new int[samples];
        boolean moved = true;
        for (int round = 0; round < MOST_ROUNDS && moved; round++) {
            moved = assign(cloud, new NearestTree(centres), cluster) || round == 0;
            centres = means(cloud, cluster, centres);
        }
        return new Centroids(centres);
    }

    private static boolean assign(double[][] cloud, NearestTree tree, int[] cluster) {
        boolean moved = false;
        for (int i = 0; i < cloud.length; i++) {
            int nearest = tree.nearest(cloud[i], cluster[i]);
            moved |= nearest != cluster[i];
            cluster[i] = nearest;
        }
        return moved;
    }

    /** The mean of each cluster; a cluster without samples stays where it is. */
    private static double[][] means(double[][] cloud, int[] cluster, double[][] centres) {
        double[][] sums = new double[centres.length][centres[0].length];
        int[] sizes = new int[centres.length];
        for (int i = 0; i < cloud.length; i++) {
            sizes[cluster[i]]++;
            for (int axis = 0; axis < cloud[i].length; axis++) {
                sums[cluster[i]][axis] += cloud[i][axis];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            for (int axis = 0; axis < sums[i].length; axis++) {
                sums[i][axis] = sizes[i] == 0 ? centres[i][axis] : sums[i][axis] / sizes[i];
            }
        }
        return sums;
    }

    /** The number of the centroid nearest to a place, of equally near ones the lowest. */
    int nearest(double[] place) {
        return tree.nearest(place);
    }

    double[] point(int number) {
        return points[number].clone();
    }

    int count() {
        return points.length;
    }
}
