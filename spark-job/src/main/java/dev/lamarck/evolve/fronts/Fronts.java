package dev.lamarck.evolve.fronts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points sorted into fronts: the first is dominated by nobody, the next by members of the first alone, and so on.
 *
 * <p>In lexicographic order nobody is dominated by a later one, so points can be put one by one into the first front
 * that has nobody who dominates them, and that front is found by bisection, as whoever is dominated in one front is so
 * in all before it: efficient non-dominated sort (Zhang, Tian, Cheng and Jin, "An efficient approach to nondominated
 * sorting for evolutionary multiobjective optimization", 2015). Up to three objectives a front answers in logarithmic
 * time by the stairs of its members (Jensen, "Reducing the run-time complexity of multiobjective EAs", 2003); beyond, it
 * compares member by member.
 *
 * <p>With violations, fewer come before all others (Deb, "An efficient constraint handling method for genetic
 * algorithms", 2000), so every violation begins new fronts. Copies share a front.
 */
public final class Fronts {

    private final int[] ranks;
    private final List<int[]> fronts;

    private Fronts(int[] ranks, int count) {
        this.ranks = ranks;
        int[] sizes = new int[count];
        for (int rank : ranks) {
            sizes[rank]++;
        }
        this.fronts = Arrays.stream(sizes).mapToObj(int[]::new).toList();
        for (int i = ranks.length - 1; i >= 0; i--) {
            fronts.get(ranks[i])[--sizes[ranks[i]]] = i;
        }
    }

    public static Fronts of(double[][] fitness) {
        return of(fitness, new double[fitness.length]);
    }

    /**
     * The fronts of points of which some violate constraints.
     *
     * @param fitness a row for each point, more is better
     * @param violation for each point 0 when it keeps all constraints, else how far it is from it
     */
    public static Fronts of(double[][] fitness, double[] violation) {
        double[][] points = Points.checked(fitness);
        refuseWrong(violation, points.length);
        Integer[] order = IntStream.range(0, points.length).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer i) -> violation[i])
                        .thenComparing((a, b) -> Points.lexicographic(points[a], points[b])));
        int[] ranks = new int[points.length];
        int count = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && violation[order[to]] == violation[order[from]]) {
                to++;
            }
            count += rank(points, Arrays.asList(order).subList(from, to), count, ranks);
            from = to;
        }
        return new Fronts(ranks, count);
    }

    private static void refuseWrong(double[] violation, int points) {
        if (violation.length != points) {
            throw new IllegalArgumentException(violation.length + " violations were given for " + points + " points");
        }
        for (double value : violation) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException("A violation has to be at least 0, got " + value);
            }
        }
    }

    /** Ranks points that come in lexicographic order, and tells how many fronts they needed. */
    private static int rank(double[][] points, List<Integer> order, int first, int[] ranks) {
        List<Layer> layers = new ArrayList<>();
        double[] last = {};
        int rank = -1;
        for (int index : order) {
            double[] point = points[index];
            if (!Arrays.equals(point, last)) {
                rank = firstThatAdmits(layers, point);
                layers.get(rank).add(point);
            }
            ranks[index] = first + rank;
            last = point;
        }
        return layers.size();
    }

    private static int firstThatAdmits(List<Layer> layers, double[] point) {
        int low = 0;
        int high = layers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (layers.get(middle).dominates(point)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == layers.size()) {
            layers.add(Layer.of(point.length));
        }
        return low;
    }

    /** The front of a point, 0 for the first. */
    public int rank(int point) {
        return ranks[point];
    }

    public int count() {
        return fronts.size();
    }

    /** The points of a front, in the order of their indices. */
    public int[] front(int rank) {
        return fronts.get(rank).clone();
    }
}
