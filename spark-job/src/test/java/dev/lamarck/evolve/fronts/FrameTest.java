package dev.lamarck.evolve.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Philox;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameTest {

    private static double[][] fitness(double[]... costs) {
        return Arrays.stream(costs)
                .map(cost -> Arrays.stream(cost).map(x -> 0.0 - x).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void placed_planeThroughTheExtremes_isWhereCoordinatesAddUpToOne() {
        double[][] front = fitness(
                new double[] {10, 3, 7}, new double[] {12, 2, 7}, new double[] {10, 2, 11}, new double[] {10.5, 2.25, 8
                });
        double[][] placed = Frame.of(new double[0], front).placed(front);
        assertThat(placed[0]).containsExactly(new double[] {0, 1, 0}, within(1e-12));
        assertThat(placed[1]).containsExactly(new double[] {1, 0, 0}, within(1e-12));
        assertThat(placed[2]).containsExactly(new double[] {0, 0, 1}, within(1e-12));
        assertThat(placed[3]).containsExactly(new double[] {0.25, 0.25, 0.25}, within(1e-12));
    }

    @Test
    void placed_interceptsBeyondTheExtremes_areTheRootsOfThePlane() {
        double[][] front =
                fitness(new double[] {0, 4}, new double[] {1, 1}, new double[] {2, 0.5}, new double[] {6, 0});
        double[][] placed = Frame.of(new double[0], front).placed(front);
        assertThat(placed[1]).containsExactly(new double[] {1 / 6.0, 1 / 4.0}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void placed_anyFront_everyExtremeLiesOnThePlane(int objectives) {
        int planes = 0;
        for (int i = 0; i < 1000; i++) {
            double[][] front = Clouds.front(30, objectives, Clouds.draws(i));
            Frame frame = Frame.of(new double[0], front);
            double[] memory = frame.memory();
            double[][] extremes = new double[objectives][];
            for (int axis = 0; axis < objectives; axis++) {
                extremes[axis] = Arrays.stream(memory, objectives * (axis + 1), objectives * (axis + 2))
                        .map(x -> -4 * x)
                        .toArray();
            }
            double[] sums = Arrays.stream(frame.placed(extremes))
                    .mapToDouble(place -> Arrays.stream(place).sum())
                    .toArray();
            planes += Arrays.stream(sums).allMatch(sum -> Math.abs(sum - 1) < 1e-6) ? 1 : 0;
            Arrays.stream(frame.placed(front))
                    .forEach(place -> assertThat(place).doesNotContain(Double.NaN));
        }
        assertThat(planes).isGreaterThan(200);
    }

    @Test
    void placed_units_doNotMatter() {
        for (int i = 0; i < 500; i++) {
            Philox draws = Clouds.draws(i);
            double[][] front = Clouds.front(20, 3, draws);
            double[][] scaled = Arrays.stream(front)
                    .map(point -> new double[] {1024 * point[0], point[1] / 65536, 8 * point[2]})
                    .toArray(double[][]::new);
            assertThat(Frame.of(new double[0], scaled).placed(scaled))
                    .isDeepEqualTo(Frame.of(new double[0], front).placed(front));
        }
    }

    @Test
    void placed_degenerate_isMeasuredByTheWorst() {
        double[][] one = fitness(new double[] {5, 6});
        assertThat(Frame.of(new double[0], one).placed(one)).isDeepEqualTo(new double[][] {{0, 0}});
        double[][] flat = fitness(new double[] {0, 7}, new double[] {2, 7}, new double[] {8, 7});
        assertThat(Frame.of(new double[0], flat).placed(flat))
                .isDeepEqualTo(new double[][] {{0, 0}, {0.25, 0}, {1, 0}});
        double[][] line = fitness(new double[] {1, 1}, new double[] {3, 9});
        assertThat(Frame.of(new double[0], line).placed(line)).isDeepEqualTo(new double[][] {{0, 0}, {1, 1}});
    }

    @Test
    void of_memory_theIdealAndTheExtremesStay() {
        double[][] early = fitness(new double[] {0, 8}, new double[] {8, 0});
        double[][] late = fitness(new double[] {2, 4}, new double[] {4, 2});
        double[] memory = Frame.of(new double[0], early).memory();
        Frame frame = Frame.of(memory, late);
        assertThat(frame.placed(late)).isDeepEqualTo(new double[][] {{0.25, 0.5}, {0.5, 0.25}});
        assertThat(frame.memory()).containsExactly(memory);
    }

    @Test
    void placed_extremes_stayNumbers() {
        double most = Double.MAX_VALUE;
        double[][] front = {{most, -most}, {-most, most}, {0, 0}, {Double.MIN_VALUE, 0}};
        for (double[] place : Frame.of(new double[0], front).placed(front)) {
            Arrays.stream(place).forEach(x -> assertThat(x).isBetween(0.0, 1.0));
        }
    }

    @Test
    void of_infinite_refused() {
        assertThatThrownBy(() -> Frame.of(new double[0], new double[][] {{Double.POSITIVE_INFINITY}}))
                .hasMessageContaining("Infinity");
    }
}
