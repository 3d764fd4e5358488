package dev.lamarck.evolve.fronts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The volume that points cover above a reference point: exact, in any number of objectives.
 *
 * <p>Three objectives are swept along the third, while the stairs of the other two and their area are kept. More are
 * reduced as WFG does it (While, Bradstreet and Barone, "A fast way of calculating exact hypervolumes", 2012): the
 * volume is the sum of what each point covers alone among those after it, which is its box without the volume of the
 * others cut to the box. In ascending order of the last objective those others are all cut to its height, so one
 * objective less has to be looked at each time.
 */
public final class Hypervolume {

    private final double[] reference;

    private Hypervolume(double[] reference) {
        this.reference = Points.checked(new double[][] {reference})[0];
    }

    /** Volumes above this point; what is not above it in every objective covers nothing. */
    public static Hypervolume above(double... reference) {
        return new Hypervolume(reference);
    }

    public double of(double[][] points) {
        return volume(heights(points), reference.length);
    }

    /** By how much the volume shrinks without each of the points; nothing for dominated ones and for copies. */
    public double[] contributions(double[][] points) {
        double[][] heights = heights(points);
        boolean[] present = new boolean[points.length];
        Arrays.fill(present, true);
        return IntStream.range(0, points.length)
                .mapToDouble(point -> contribution(heights, present, point))
                .toArray();
    }

    /**
     * The indices of so many points, ascending, that are left when the one with the least contribution goes, of equals
     * the one with the highest index, until no more are left. Contributions only grow when others go, so an older figure
     * is a lower bound, and only the least has to be computed anew.
     */
    public int[] thinned(double[][] points, int keep) {
        double[][] heights = heights(points);
        double[] bounds = contributions(points);
        boolean[] present = new boolean[points.length];
        Arrays.fill(present, true);
        PriorityQueue<Integer> left = new PriorityQueue<>(
                Comparator.comparingDouble((Integer point) -> bounds[point]).thenComparing(Comparator.reverseOrder()));
        IntStream.range(0, points.length).forEach(left::add);
        while (left.size() > keep) {
            int least = left.remove();
            double now = contribution(heights, present, least);
            if (now > bounds[least]) {
                bounds[least] = now;
                left.add(least);
            } else {
                present[least] = false;
            }
        }
        return left.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Above the reference point, which becomes the origin; what is below it in an objective is all of it at the origin. */
    private double[][] heights(double[][] points) {
        return Arrays.stream(Points.checked(points)).map(this::height).toArray(double[][]::new);
    }

    private double[] height(double[] point) {
        if (point.length != reference.length) {
            throw new IllegalArgumentException(
                    "The reference point has " + reference.length + " coordinates, but a point has " + point.length);
        }
        double[] height = new double[point.length];
        for (int j = 0; j < height.length; j++) {
            height[j] = point[j] - reference[j];
            if (!(height[j] > 0)) {
                return new double[point.length];
            }
        }
        return height;
    }

    private static double contribution(double[][] heights, boolean[] present, int point) {
        double[] corner = heights[point];
        double[][] others = IntStream.range(0, heights.length)
                .filter(i -> i != point && present[i])
                .mapToObj(i -> cut(heights[i], corner, corner.length))
                .toArray(double[][]::new);
        return Math.max(0, box(corner, corner.length) - volume(others, corner.length));
    }

    /** The volume in the first so many dimensions. */
    private static double volume(double[][] heights, int dimensions) {
        if (dimensions == 1) {
            return Arrays.stream(heights).mapToDouble(height -> height[0]).max().orElse(0);
        }
        return dimensions <= 3 ? swept(heights, dimensions) : sliced(heights, dimensions);
    }

    /** From the highest down; in two dimensions all are of height 1. */
    private static double swept(double[][] heights, int dimensions) {
        double[][] order = heights.clone();
        Arrays.sort(order, Comparator.comparingDouble(height -> 0.0 - third(height, dimensions)));
        Skyline skyline = new Skyline();
        double volume = 0;
        for (int i = 0; i < order.length; i++) {
            double below = i == order.length - 1 ? 0 : third(order[i + 1], dimensions);
            skyline.add(order[i][0], order[i][1]);
            volume += skyline.area() * (third(order[i], dimensions) - below);
        }
        return volume;
    }

    private static double third(double[] height, int dimensions) {
        return dimensions == 3 ? height[2] : 1;
    }

    private static double sliced(double[][] heights, int dimensions) {
        double[][] order = undominated(heights, dimensions);
        int last = dimensions - 1;
        Arrays.sort(order, Comparator.comparingDouble(height -> height[last]));
        double volume = 0;
        for (int i = 0; i < order.length; i++) {
            double[] corner = order[i];
            double[][] others = Arrays.stream(order, i + 1, order.length)
                    .map(height -> cut(height, corner, last))
                    .toArray(double[][]::new);
            volume += corner[last] * Math.max(0, box(corner, last) - volume(others, last));
        }
        return volume;
    }

    private static double[][] undominated(double[][] heights, int dimensions) {
        List<double[]> left = new ArrayList<>();
        for (double[] height : heights) {
            if (left.stream().noneMatch(other -> Domination.covers(other, height, 0, dimensions))) {
                left.removeIf(other -> Domination.covers(height, other, 0, dimensions));
                left.add(height);
            }
        }
        return left.toArray(double[][]::new);
    }

    private static double[] cut(double[] height, double[] corner, int dimensions) {
        double[] cut = new double[dimensions];
        for (int j = 0; j < dimensions; j++) {
            cut[j] = Math.min(height[j], corner[j]);
        }
        return cut;
    }

    private static double box(double[] corner, int dimensions) {
        double volume = 1;
        for (int j = 0; j < dimensions; j++) {
            volume *= corner[j];
        }
        return volume;
    }
}
