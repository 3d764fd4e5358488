package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class WheelTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static Wheel of(double... weights) {
        List<Double> items = DoubleStream.of(weights).boxed().toList();
        return Wheel.of(items, weight -> weight);
    }

    private static int slow(double[] weights, double target) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            if (target < sum) {
                return i;
            }
        }
        throw new IllegalArgumentException("beyond the wheel");
    }

    @Test
    void spin_asASlowSearch() {
        for (int turn = 0; turn < 3000; turn++) {
            Philox draws = Members.draws(turn);
            double[] weights = draws.doubles(1 + draws.nextInt(12))
                    .map(weight -> weight < 0.4 ? 0 : weight)
                    .toArray();
            weights[draws.nextInt(weights.length)] = 1;
            Wheel wheel = of(weights);
            assertThat(wheel.total()).isEqualTo(Arrays.stream(weights).reduce(0, Double::sum));
            for (double unit : new double[] {0, draws.nextDouble(), 0.5, ALMOST_ONE}) {
                assertThat(wheel.spin(unit)).isEqualTo(slow(weights, unit * wheel.total()));
            }
        }
    }

    @Test
    void spin_onTheEdge_takesTheNext() {
        Wheel wheel = of(1, 1, 2);
        assertThat(wheel.spin(0)).isZero();
        assertThat(wheel.spin(Math.nextDown(0.25))).isZero();
        assertThat(wheel.spin(0.25)).isEqualTo(1);
        assertThat(wheel.spin(0.5)).isEqualTo(2);
        assertThat(wheel.spin(ALMOST_ONE)).isEqualTo(2);
    }

    @Test
    void spin_zeroWeights_areNeverDrawn() {
        for (double unit : new double[] {0, Double.MIN_VALUE, 0.3, 0.5, Math.nextDown(0.5), ALMOST_ONE}) {
            assertThat(of(0, 0, 5, 0, 0, 0).spin(unit)).isEqualTo(2);
            assertThat(of(0, 1, 0, 0, 1, 0).spin(unit)).isIn(1, 4);
            assertThat(of(Double.MIN_VALUE, 0).spin(unit)).isZero();
            assertThat(of(Double.MIN_VALUE, Double.MIN_VALUE, 0).spin(unit)).isIn(0, 1);
        }
    }

    @Test
    void spin_followsTheWeights() {
        double[] weights = {1, 0, 3, 0.5, 0, 5.5};
        long[] counts = new long[weights.length];
        Wheel wheel = of(weights);
        Members.draws(4).doubles(100_000).forEach(unit -> counts[wheel.spin(unit)]++);
        double[] expected =
                Arrays.stream(weights).map(weight -> weight * 10_000).toArray();
        assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(4));
    }

    @Test
    void spin_hugeWeights_staysOnTheWheel() {
        Wheel wheel = of(Double.MAX_VALUE, Double.MAX_VALUE, 1);
        for (double unit : new double[] {0, 0.2, 0.9, ALMOST_ONE}) {
            assertThat(wheel.spin(unit)).isBetween(0, 2);
        }
    }

    @Test
    void total_nothing_zero() {
        assertThat(of().total()).isZero();
        assertThat(of(0, 0).total()).isZero();
    }
}
