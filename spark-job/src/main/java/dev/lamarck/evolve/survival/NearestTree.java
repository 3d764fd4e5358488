package dev.lamarck.evolve.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the nearest of many points, of equally near ones the first: a k-d tree, which halves the points along their
 * widest coordinate again and again (Bentley, 1975). It gives what comparing with all of them would, to the bit, because
 * no sum of rounded squares is less than one of them.
 */
final class NearestTree {

    private final double[][] points;
    private final int[] order;
    private final int[] axes;

    NearestTree(double[][] points) {
        this.points = points;
        this.order = IntStream.range(0, points.length).toArray();
        this.axes = new int[points.length];
        build(0, points.length);
    }

    private void build(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int axis = widest(from, to);
        int[] sorted = Arrays.stream(order, from, to)
                .boxed()
                .sorted(Comparator.comparingDouble(point -> points[point][axis]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
        int middle = (from + to) >>> 1;
        axes[middle] = axis;
        build(from, middle);
        build(middle + 1, to);
    }

    private int widest(int from, int to) {
        int widest = 0;
        double width = -1;
        for (int axis = 0; axis < points[order[from]].length; axis++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                least = Math.min(least, points[order[i]][axis]);
                most = Math.max(most, points[order[i]][axis]);
            }
            if (most - least > width) {
                width = most - least;
                widest = axis;
            }
        }
        return widest;
    }

    /** The index of the point nearest to a place. */
    int nearest(double[] place) {
        return nearest(place, 0);
    }

    /** The same, faster when the guess is near. */
    int nearest(double[] place, int guess) {
        return new Quest(place, guess).over(0, points.length);
    }

    static double square(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    /** One search, with the best point so far. */
    private final class Quest {

        private final double[] place;
        private int best;
        private double square;

        Quest(double[] place, int guess) {
            this.place = place;
            this.best = guess;
            this.square = square(place, points[guess]);
        }

        int over(int from, int to) {
            if (from >= to) {
                return best;
            }
            int middle = (from + to) >>> 1;
            int point = order[middle];
            int axis = axes[middle];
            double beyond = place[axis] - points[point][axis];
            look(point);
            boolean right = beyond > 0;
            over(right ? middle + 1 : from, right ? to : middle);
            if (beyond * beyond <= square) {
                over(right ? from : middle + 1, right ? middle : to);
            }
            return best;
        }

        private void look(int point) {
            double found = square(place, points[point]);
            if (found < square || (found == square && point < best)) {
                square = found;
                best = point;
            }
        }
    }
}
