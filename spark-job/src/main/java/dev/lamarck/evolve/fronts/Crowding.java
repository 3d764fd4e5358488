package dev.lamarck.evolve.fronts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How far a point of a front is from its neighbours: over the objectives, the sum of the distances between the next
 * lesser and the next greater point, each as a share of the objective's range (Deb, Pratap, Agarwal and Meyarivan, "A
 * fast and elitist multiobjective genetic algorithm: NSGA-II", 2002). The ends of an objective are infinitely far.
 *
 * <p>What the paper leaves open is settled so that the order of the points is nothing to it: points that are equal in an
 * objective stand there in lexicographic order of all; an objective in which all are equal adds nothing; a copy of an
 * earlier point has distance 0 and is nobody's neighbour; a point that stands alone is infinitely far.
 */
public final class Crowding {

    private static final double COPY = -1;

    private final double[][] points;
    private final double[] range;
    private final double[] scale;
    private final int[][] previous;
    private final int[][] next;
    private final double[] distance;

    private Crowding(double[][] points) {
        this.points = Points.checked(points);
        int objectives = points.length == 0 ? 0 : points[0].length;
        this.range = new double[objectives];
        this.scale = new double[objectives];
        this.previous = new int[objectives][points.length];
        this.next = new int[objectives][points.length];
        this.distance = new double[points.length];
        Arrays.fill(distance, COPY);
        Integer[] distinct = distinct();
        for (int objective = 0; objective < objectives; objective++) {
            chain(objective, distinct);
        }
        for (int point : distinct) {
            distance[point] = distinct.length == 1 ? Double.POSITIVE_INFINITY : measured(point);
        }
    }

    public static double[] distances(double[][] points) {
        double[] distances = new Crowding(points).distance;
        return Arrays.stream(distances).map(d -> Math.max(0, d)).toArray();
    }

    /**
     * The indices of so many points, ascending, that are left when the most crowded goes, of equals the one with the
     * highest index, and the distances of its neighbours are measured anew until no more are left. The ranges stay.
     */
    public static int[] thinned(double[][] points, int keep) {
        Crowding crowding = new Crowding(points);
        return crowding.thinned(keep);
    }

    private int[] thinned(int keep) {
        TreeSet<Integer> left = new TreeSet<>(Comparator.comparingDouble((Integer point) -> distance[point])
                .thenComparing(Comparator.reverseOrder()));
        IntStream.range(0, points.length).forEach(left::add);
        while (left.size() > keep) {
            int victim = left.first();
            left.remove(victim);
            for (int objective = 0; objective < range.length && distance[victim] != COPY; objective++) {
                unchain(objective, victim, left);
            }
        }
        return left.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private Integer[] distinct() {
        Integer[] order = IntStream.range(0, points.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Points.lexicographic(points[a], points[b]));
        return IntStream.range(0, order.length)
                .filter(i -> i == 0 || !Arrays.equals(points[order[i]], points[order[i - 1]]))
                .mapToObj(i -> order[i])
                .toArray(Integer[]::new);
    }

    private void chain(int objective, Integer[] distinct) {
        Integer[] order = distinct.clone();
        Arrays.sort(order, Comparator.comparingDouble(point -> points[point][objective]));
        for (int i = 0; i < order.length; i++) {
            previous[objective][order[i]] = i == 0 ? -1 : order[i - 1];
            next[objective][order[i]] = i == order.length - 1 ? -1 : order[i + 1];
        }
        if (order.length > 0) {
            double least = points[order[0]][objective];
            double most = points[order[order.length - 1]][objective];
            scale[objective] = Double.isInfinite(most - least) ? 0.5 : 1;
            range[objective] = gap(objective, least, most);
        }
    }

    private double gap(int objective, double from, double to) {
        return scale[objective] * to - scale[objective] * from;
    }

    private double measured(int point) {
        double sum = 0;
        for (int objective = 0; objective < range.length; objective++) {
            int before = previous[objective][point];
            int after = next[objective][point];
            if (range[objective] > 0) {
                sum += before < 0 || after < 0
                        ? Double.POSITIVE_INFINITY
                        : gap(objective, points[before][objective], points[after][objective]) / range[objective];
            }
        }
        return sum;
    }

    private void unchain(int objective, int victim, Set<Integer> left) {
        int before = previous[objective][victim];
        int after = next[objective][victim];
        if (before >= 0) {
            next[objective][before] = after;
            measureAnew(before, left);
        }
        if (after >= 0) {
            previous[objective][after] = before;
            measureAnew(after, left);
        }
    }

    private void measureAnew(int point, Set<Integer> left) {
        boolean present = left.remove(point);
        distance[point] = measured(point);
        if (present) {
            left.add(point);
        }
    }
}
