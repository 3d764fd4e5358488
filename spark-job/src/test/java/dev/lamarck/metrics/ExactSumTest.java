package dev.lamarck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class ExactSumTest {
    @Test
    void value_isTheNearestDoubleToTheExactSum() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(17);
        for (int trial = 0; trial < 2_000; trial++) {
            ExactSum sum = new ExactSum();
            BigDecimal exact = BigDecimal.ZERO;
            int terms = random.nextInt(40);
            for (int i = 0; i < terms; i++) {
                double term = random.nextGaussian() * StrictMath.pow(2, random.nextInt(200) - 100);
                sum.add(term);
                exact = exact.add(new BigDecimal(term));
            }
            assertThat(sum.value()).isEqualTo(exact.doubleValue());
            assertThat(total(sum.canonicalParts())).isEqualByComparingTo(exact);
        }
    }

    @Test
    void value_roundsATieToEven() {
        double half = StrictMath.pow(2, -53);
        assertThat(sum(1, half)).isEqualTo(1);
        assertThat(sum(1, half, StrictMath.pow(2, -100))).isEqualTo(Math.nextUp(1.0));
        assertThat(sum(1, half, -StrictMath.pow(2, -100))).isEqualTo(1);
    }

    @Test
    void value_cancels() {
        assertThat(sum()).isZero();
        assertThat(sum(1e100, 1, -1e100)).isEqualTo(1);
        assertThat(sum(0.1, 0.2, -0.3, -0.1, -0.2, 0.3)).isZero();
    }

    private static double sum(double... terms) {
        ExactSum sum = new ExactSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }

    private static BigDecimal total(double[] parts) {
        BigDecimal total = BigDecimal.ZERO;
        for (double part : parts) {
            total = total.add(new BigDecimal(part));
        }
        return total;
    }
}
