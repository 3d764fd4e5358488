package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import org.junit.jupiter.api.Test;

final class PowersTest {

    @Test
    void of_anyExponent_isThePower() {
        Philox random = Members.draws(1);
        for (int i = 0; i < 2000; i++) {
            double base = 3 * random.nextDouble();
            for (double exponent : new double[] {0, 1, 2, 16, 21, 64, 65, 0.5, 1 / 16.0, 20.7, -1.5}) {
                assertThat(Powers.of(base, exponent)).isCloseTo(Math.pow(base, exponent), withinPercentage(1e-10));
            }
        }
    }

    @Test
    void of_zeroAndInfinity() {
        assertThat(Powers.of(0, 16)).isZero();
        assertThat(Powers.of(0, 0.3)).isZero();
        assertThat(Powers.of(0, 0)).isEqualTo(1);
        assertThat(Powers.of(Double.POSITIVE_INFINITY, 3)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Powers.of(Double.POSITIVE_INFINITY, 0.3)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
