package dev.lamarck.evolve.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Philox;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontsTest {

    /** Front by front: whoever nobody that is left dominates. */
    private static int[] peeled(double[][] points, double[] violation) {
        int[] ranks = new int[points.length];
        Arrays.fill(ranks, -1);
        for (int rank = 0; Arrays.stream(ranks).anyMatch(r -> r < 0); rank++) {
            int now = rank;
            int[] left =
                    IntStream.range(0, points.length).filter(i -> ranks[i] < 0).toArray();
            int[] front = Arrays.stream(left)
                    .filter(i -> Arrays.stream(left).noneMatch(j -> better(points, violation, j, i)))
                    .toArray();
            Arrays.stream(front).forEach(i -> ranks[i] = now);
        }
        return ranks;
    }

    private static boolean better(double[][] points, double[] violation, int a, int b) {
        if (violation[a] != violation[b]) {
            return violation[a] < violation[b];
        }
        boolean somewhere = false;
        for (int j = 0; j < points[a].length; j++) {
            if (points[a][j] < points[b][j]) {
                return false;
            }
            somewhere |= points[a][j] > points[b][j];
        }
        return somewhere;
    }

    private static int[] ranks(Fronts fronts, int count) {
        return IntStream.range(0, count).map(fronts::rank).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void of_thousandsOfClouds_isWhatPeelingGives(int objectives) {
        for (int i = 0; i < 1000; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = Clouds.any(draws.nextInt(60), objectives, draws);
            Fronts fronts = Fronts.of(points);
            int[] expected = peeled(points, new double[points.length]);
            assertThat(ranks(fronts, points.length)).isEqualTo(expected);
            assertThat(fronts.count()).isEqualTo(Arrays.stream(expected).max().orElse(-1) + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void of_violations_isWhatPeelingGives(int objectives) {
        for (int i = 0; i < 1000; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = Clouds.any(draws.nextInt(40), objectives, draws);
            int levels = 1 + draws.nextInt(5);
            double[] violation = Arrays.stream(points)
                    .mapToDouble(p -> draws.nextInt(levels))
                    .toArray();
            assertThat(ranks(Fronts.of(points, violation), points.length)).isEqualTo(peeled(points, violation));
        }
    }

    @Test
    void dominates_anyTwo_isWhatTheDefinitionSays() {
        for (int i = 0; i < 5000; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = Clouds.any(2, 1 + draws.nextInt(4), draws);
            double[] violation = {draws.nextInt(2), draws.nextInt(2)};
            assertThat(Domination.dominates(points[0], violation[0], points[1], violation[1]))
                    .isEqualTo(better(points, violation, 0, 1));
            assertThat(Domination.dominates(points[0], points[1])).isEqualTo(better(points, new double[2], 0, 1));
        }
    }

    @Test
    void front_tellsItsPointsInOrder() {
        Fronts fronts = Fronts.of(new double[][] {{0, 0}, {1, 2}, {2, 1}, {1, 2}, {0, 1}});
        assertThat(fronts.count()).isEqualTo(3);
        assertThat(fronts.front(0)).containsExactly(1, 2, 3);
        assertThat(fronts.front(1)).containsExactly(4);
        assertThat(fronts.front(2)).containsExactly(0);
    }

    @Test
    void of_nobody_hasNoFronts() {
        assertThat(Fronts.of(new double[0][]).count()).isZero();
    }

    @Test
    void of_extremes_areNumbersLikeOthers() {
        double most = Double.MAX_VALUE;
        Fronts fronts = Fronts.of(new double[][] {{most, -most}, {-most, most}, {-most, -most}, {0, Double.MIN_VALUE}});
        assertThat(ranks(fronts, 4)).containsExactly(0, 0, 1, 0);
    }

    @Test
    void of_wrongInput_refused() {
        assertThatThrownBy(() -> Fronts.of(new double[][] {{1, 2}, {1, Double.NaN}}))
                .hasMessageContaining("coordinate 1 of point 1 is NaN");
        assertThatThrownBy(() -> Fronts.of(new double[][] {{Double.NEGATIVE_INFINITY}}))
                .hasMessageContaining("is -Infinity");
        assertThatThrownBy(() -> Fronts.of(new double[][] {{1, 2}, {1}}))
                .hasMessageContaining("point 0 has 2 and point 1 has 1");
        assertThatThrownBy(() -> Fronts.of(new double[][] {{}})).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Fronts.of(new double[][] {{1}}, new double[] {-1}))
                .hasMessageContaining("at least 0, got -1.0");
        assertThatThrownBy(() -> Fronts.of(new double[][] {{1}}, new double[] {Double.NaN}))
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> Fronts.of(new double[][] {{1}}, new double[2]))
                .hasMessage("2 violations were given for 1 points");
    }

    @Test
    void of_tenThousandOnOneFront_isDone() {
        double[][] points = Clouds.front(10_000, 3, Clouds.draws(1));
        assertThat(Fronts.of(points).front(0)).hasSizeGreaterThan(9_900);
    }
}
