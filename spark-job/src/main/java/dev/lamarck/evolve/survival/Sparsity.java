package dev.lamarck.evolve.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How far points are from the nearest others: the mean distance to so many of them, or to all if there are fewer. */
final class Sparsity {

    private final double[][] points;
    private final int neighbours;
    private final boolean[] present;
    private final double[] mean;
    private final double[] reach;

    Sparsity(double[][] points, int neighbours) {
        this.points = points;
        this.neighbours = neighbours;
        this.present = new boolean[points.length];
        this.mean = new double[points.length];
        this.reach = new double[points.length];
        Arrays.fill(present, true);
    }

    /** The mean distance of a point; infinite if it is alone. */
    double of(int point) {
        double[] nearest = new double[Math.min(neighbours, points.length)];
        int found = 0;
        for (int other = 0; other < points.length; other++) {
            if (other != point && present[other]) {
                found = insert(nearest, found, NearestTree.square(points[point], points[other]));
            }
        }
        double sum = 0;
        for (int i = 0; i < found; i++) {
            sum += Math.sqrt(nearest[i]);
        }
        reach[point] = found < neighbours ? Double.POSITIVE_INFINITY : nearest[found - 1];
        mean[point] = found == 0 ? Double.POSITIVE_INFINITY : sum / found;
        return mean[point];
    }

    private static int insert(double[] nearest, int found, double square) {
        int place = found;
        if (found == nearest.length) {
            if (found == 0 || square >= nearest[found - 1]) {
                return found;
            }
            place--;
        }
        while (place > 0 && nearest[place - 1] > square) {
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearest[place] = square;
        return Math.min(found + 1, nearest.length);
    }

    /**
     * The indices of so many points, ascending, that are left when the one with the nearest neighbours goes, of equals
     * the one with the highest index, and those that it was near to are measured anew, until no more are left.
     */
    int[] thinned(int keep) {
        TreeSet<Integer> left = new TreeSet<>(
                Comparator.comparingDouble((Integer point) -> mean[point]).thenComparing(Comparator.reverseOrder()));
        for (int point = 0; point < points.length; point++) {
            of(point);
            left.add(point);
        }
        while (left.size() > keep) {
            int victim = left.first();
            left.remove(victim);
            present[victim] = false;
            int[] near = left.stream()
                    .mapToInt(Integer::intValue)
                    .filter(point -> NearestTree.square(points[point], points[victim]) <= reach[point])
                    .toArray();
            for (int point : near) {
                left.remove(point);
                of(point);
                left.add(point);
            }
        }
        return IntStream.range(0, points.length).filter(point -> present[point]).toArray();
    }
}
