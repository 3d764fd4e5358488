package dev.lamarck.evolve.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Philox;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NichingTest {

    private static double fromLine(double[] point, double[] direction) {
        double dot = 0;
        double square = 0;
        for (int j = 0; j < point.length; j++) {
            dot += point[j] * direction[j];
            square += direction[j] * direction[j];
        }
        double sum = 0;
        for (int j = 0; j < point.length; j++) {
            double off = point[j] - dot / square * direction[j];
            sum += off * off;
        }
        return Math.sqrt(sum);
    }

    @Test
    void of_thousandsOfPoints_belongToTheNearestLine() {
        for (int i = 0; i < 300; i++) {
            Philox draws = Clouds.draws(i);
            int objectives = 2 + draws.nextInt(4);
            double[][] directions = ReferencePoints.dasDennis(objectives, 1 + draws.nextInt(4));
            double[][] points = Clouds.front(20, objectives, draws);
            Niching niching = Niching.of(directions, points);
            for (int p = 0; p < points.length; p++) {
                double[] point = points[p];
                double least = Arrays.stream(directions)
                        .mapToDouble(direction -> fromLine(point, direction))
                        .min()
                        .orElseThrow();
                assertThat(niching.distance(p)).isCloseTo(least, within(1e-7));
                assertThat(fromLine(point, directions[niching.nearest(p)])).isCloseTo(least, within(1e-7));
            }
        }
    }

    @Test
    void chosen_everyPlace_goesToOneOfTheEmptiestDirections() {
        for (int i = 0; i < 1000; i++) {
            Philox draws = Clouds.draws(i);
            double[][] directions = ReferencePoints.dasDennis(3, 1 + draws.nextInt(4));
            double[][] points = Clouds.front(10 + draws.nextInt(30), 3, draws);
            Niching niching = Niching.of(directions, points);
            int[] settled = IntStream.range(0, draws.nextInt(10)).toArray();
            int[] candidates = IntStream.range(settled.length, points.length).toArray();
            int[] chosen = niching.chosen(settled, candidates, draws.nextInt(50), draws);
            assertThat(chosen).doesNotHaveDuplicates();
            follow(niching, directions.length, settled, candidates, chosen);
        }
    }

    private static void follow(Niching niching, int directions, int[] settled, int[] candidates, int[] chosen) {
        int[] taken = new int[directions];
        Arrays.stream(settled).forEach(p -> taken[niching.nearest(p)]++);
        Set<Integer> left = new HashSet<>(IntStream.of(candidates).boxed().toList());
        for (int point : chosen) {
            int fewest =
                    left.stream().mapToInt(p -> taken[niching.nearest(p)]).min().orElseThrow();
            assertThat(taken[niching.nearest(point)]).isEqualTo(fewest);
            if (fewest == 0) {
                double nearest = left.stream()
                        .filter(p -> niching.nearest(p) == niching.nearest(point))
                        .mapToDouble(niching::distance)
                        .min()
                        .orElseThrow();
                assertThat(niching.distance(point)).isEqualTo(nearest);
            }
            taken[niching.nearest(point)]++;
            left.remove(point);
        }
    }

    @Test
    void chosen_tiesBetweenDirections_areDecidedByChanceAlone() {
        double[][] points = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        Niching niching = Niching.of(points, points);
        int[] firsts = new int[3];
        for (int i = 0; i < 3000; i++) {
            firsts[niching.chosen(new int[0], new int[] {0, 1, 2}, 1, Clouds.draws(i))[0]]++;
        }
        double chiSquare = Arrays.stream(firsts)
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                .sum();
        assertThat(chiSquare).isLessThan(13.8);
    }

    @Test
    void chosen_moreThanThereAre_isEverybody() {
        double[][] points = {{1, 0}, {0.9, 0.1}, {0, 0}};
        Niching niching = Niching.of(new double[][] {{1}}, new double[][] {{1}, {0}});
        assertThat(niching.chosen(new int[0], new int[] {0, 1}, 9, Clouds.draws(1)))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(Niching.of(ReferencePoints.dasDennis(2, 1), points).nearest(2))
                .isZero();
    }
}
