package dev.lamarck.evolve.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrowdingTest {

    private static final double FAR = Double.POSITIVE_INFINITY;

    /** The formula, point by point, over those that are left; the ranges are those of all. */
    private static double distance(double[][] all, List<Integer> left, int point) {
        List<double[]> distinct = new ArrayList<>();
        for (int i : left) {
            if (distinct.stream().noneMatch(p -> same(p, all[i]))) {
                distinct.add(all[i]);
            }
        }
        if (left.stream().anyMatch(i -> i < point && same(all[i], all[point]))) {
            return 0;
        }
        if (Arrays.stream(all).allMatch(p -> same(p, all[0]))) {
            return FAR;
        }
        double sum = 0;
        for (int j = 0; j < all[point].length; j++) {
            sum += part(all, distinct, all[point], j);
        }
        return sum;
    }

    private static double part(double[][] all, List<double[]> distinct, double[] point, int j) {
        double range = Arrays.stream(all).mapToDouble(p -> p[j]).max().orElseThrow()
                - Arrays.stream(all).mapToDouble(p -> p[j]).min().orElseThrow();
        if (range == 0) {
            return 0;
        }
        List<double[]> order = new ArrayList<>(distinct);
        order.sort(Comparator.comparingDouble((double[] p) -> p[j]).thenComparing((a, b) -> -Arrays.compare(a, b)));
        int place = IntStream.range(0, order.size())
                .filter(i -> same(order.get(i), point))
                .findFirst()
                .orElseThrow();
        return place == 0 || place == order.size() - 1
                ? FAR
                : (order.get(place + 1)[j] - order.get(place - 1)[j]) / range;
    }

    private static boolean same(double[] a, double[] b) {
        return Arrays.equals(positive(a), positive(b));
    }

    private static double[] positive(double[] point) {
        return Arrays.stream(point).map(x -> x + 0.0).toArray();
    }

    private static double[][] cloud(int objectives, Philox draws) {
        double[][] points = Clouds.any(draws.nextInt(25), objectives, draws);
        return Arrays.stream(points).map(CrowdingTest::positive).toArray(double[][]::new);
    }

    private static List<Integer> indices(double[][] points) {
        return new ArrayList<>(IntStream.range(0, points.length).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void distances_thousandsOfClouds_areWhatTheFormulaGives(int objectives) {
        for (int i = 0; i < 1000; i++) {
            double[][] points = cloud(objectives, Clouds.draws(i));
            double[] expected = indices(points).stream()
                    .mapToDouble(point -> distance(points, indices(points), point))
                    .toArray();
            assertThat(Crowding.distances(points)).containsExactly(expected, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void thinned_manyClouds_isWhatMeasuringAnewGives(int objectives) {
        for (int i = 0; i < 300; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = cloud(objectives, draws);
            int keep = draws.nextInt(12);
            assertThat(Crowding.thinned(points, keep)).containsExactly(slowlyThinned(points, keep));
        }
    }

    private static int[] slowlyThinned(double[][] points, int keep) {
        List<Integer> left = indices(points);
        while (left.size() > keep) {
            int victim = left.get(0);
            double least = order(points, left, victim);
            for (int point : left) {
                double distance = order(points, left, point);
                if (distance <= least) {
                    least = distance;
                    victim = point;
                }
            }
            left.remove((Integer) victim);
        }
        return left.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Copies go before all others. */
    private static double order(double[][] points, List<Integer> left, int point) {
        boolean copy = left.stream().anyMatch(i -> i < point && same(points[i], points[point]));
        return copy ? -1 : distance(points, left, point);
    }

    @Test
    void distances_orderOfPoints_isNothingToThem() {
        for (int i = 0; i < 500; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = Clouds.smooth(12, 3, draws);
            double[][] reversed =
                    indices(points).stream().map(p -> points[11 - p]).toArray(double[][]::new);
            double[] distances = Crowding.distances(points);
            double[] again = Crowding.distances(reversed);
            IntStream.range(0, 12).forEach(p -> assertThat(again[11 - p]).isEqualTo(distances[p]));
        }
    }

    @Test
    void distances_knownCases() {
        assertThat(Crowding.distances(new double[0][])).isEmpty();
        assertThat(Crowding.distances(new double[][] {{3, 4}})).containsExactly(FAR);
        assertThat(Crowding.distances(new double[][] {{3, 4}, {3, 4}, {3, 4}})).containsExactly(FAR, 0, 0);
        assertThat(Crowding.distances(new double[][] {{0, 4}, {1, 3}, {4, 0}})).containsExactly(FAR, 2, FAR);
        assertThat(Crowding.distances(new double[][] {{0, 7}, {1, 7}, {4, 7}})).containsExactly(FAR, 1, FAR);
    }

    @Test
    void distances_hugeRange_staysFinite() {
        double most = Double.MAX_VALUE;
        assertThat(Crowding.distances(new double[][] {{-most}, {0}, {most}})).containsExactly(FAR, 1, FAR);
    }
}
