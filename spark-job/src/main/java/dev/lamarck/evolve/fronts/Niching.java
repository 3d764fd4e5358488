package dev.lamarck.evolve.fronts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How NSGA-III fills the last places (Deb and Jain, 2014): every point belongs to the reference direction whose line
 * through the origin is nearest. Places go, one by one, to the direction that has the fewest points so far, and there to
 * the nearest candidate while it has none, to any of them afterwards. Chance decides between directions that have equally
 * few; of equally near directions or candidates the first counts.
 */
public final class Niching {

    private final int directions;
    private final int[] nearest;
    private final double[] distance;

    private Niching(int directions, int points) {
        this.directions = directions;
        this.nearest = new int[points];
        this.distance = new double[points];
    }

    /**
     * Assigns points to directions.
     *
     * @param directions reference points, none of them the origin
     * @param placed points in their {@link Frame}
     */
    public static Niching of(double[][] directions, double[][] placed) {
        double[][] units = Arrays.stream(directions).map(Niching::unit).toArray(double[][]::new);
        Niching niching = new Niching(directions.length, placed.length);
        for (int point = 0; point < placed.length; point++) {
            niching.assign(point, placed[point], units);
        }
        return niching;
    }

    private static double[] unit(double[] direction) {
        double length = Math.sqrt(dot(direction, direction));
        return Arrays.stream(direction).map(x -> x / length).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private void assign(int point, double[] place, double[][] units) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < units.length; i++) {
            double along = Math.abs(dot(place, units[i]));
            if (along > best) {
                best = along;
                nearest[point] = i;
            }
        }
        double square = 0;
        double[] unit = units[nearest[point]];
        double along = dot(place, unit);
        for (int j = 0; j < place.length; j++) {
            square += (place[j] - along * unit[j]) * (place[j] - along * unit[j]);
        }
        distance[point] = Math.sqrt(square);
    }

    /** The direction that a point belongs to. */
    public int nearest(int point) {
        return nearest[point];
    }

    /** How far a point is from the line of its direction. */
    public double distance(int point) {
        return distance[point];
    }

    /**
     * So many of the candidates, in the order in which they got their places.
     *
     * @param settled points that have a place already
     */
    public int[] chosen(int[] settled, int[] candidates, int places, RandomGenerator draws) {
        int[] taken = new int[directions];
        Arrays.stream(settled).forEach(point -> taken[nearest[point]]++);
        List<List<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < directions; i++) {
            waiting.add(new ArrayList<>());
        }
        Arrays.stream(candidates).forEach(point -> waiting.get(nearest[point]).add(point));
        int[] chosen = new int[Math.min(places, candidates.length)];
        for (int place = 0; place < chosen.length; place++) {
            int direction = emptiest(taken, waiting, draws);
            List<Integer> queue = waiting.get(direction);
            int index = taken[direction] == 0 ? first(queue) : draws.nextInt(queue.size());
            chosen[place] = queue.remove(index);
            taken[direction]++;
        }
        return chosen;
    }

    private static int emptiest(int[] taken, List<List<Integer>> waiting, RandomGenerator draws) {
        int fewest = Integer.MAX_VALUE;
        List<Integer> equals = new ArrayList<>();
        for (int direction = 0; direction < taken.length; direction++) {
            if (!waiting.get(direction).isEmpty() && taken[direction] <= fewest) {
                if (taken[direction] < fewest) {
                    equals.clear();
                }
                fewest = taken[direction];
                equals.add(direction);
            }
        }
        return equals.get(equals.size() == 1 ? 0 : draws.nextInt(equals.size()));
    }

    private int first(List<Integer> queue) {
        int best = 0;
        for (int i = 1; i < queue.size(); i++) {
            best = distance[queue.get(i)] < distance[queue.get(best)] ? i : best;
        }
        return best;
    }
}
