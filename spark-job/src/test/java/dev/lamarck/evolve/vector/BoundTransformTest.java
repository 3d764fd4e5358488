package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import org.junit.jupiter.api.Test;

final class BoundTransformTest {

    @Test
    void inside_middle_isTheNumberItself() {
        for (double value : new double[] {0.05, 0.1, 0.5, 0.7, 0.95}) {
            assertThat(BoundTransform.inside(value)).isEqualTo(value);
            assertThat(BoundTransform.outside(value)).isEqualTo(value);
        }
    }

    @Test
    void inside_anything_isBetweenTheBounds() {
        Philox random = Members.draws(1);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 10);
            assertThat(BoundTransform.inside(value)).isBetween(0.0, 1.0);
        }
        assertThat(BoundTransform.inside(-0.05)).isZero();
        assertThat(BoundTransform.inside(1.05)).isEqualTo(1);
    }

    @Test
    void inside_isSmoothAndRepeats() {
        for (double value = -3; value < 4; value += 1e-3) {
            double slope = (BoundTransform.inside(value + 1e-7) - BoundTransform.inside(value)) / 1e-7;
            double next = (BoundTransform.inside(value + 1e-3) - BoundTransform.inside(value + 1e-3 - 1e-7)) / 1e-7;
            assertThat(Math.abs(slope)).isLessThan(1 + 1e-6);
            assertThat(next).isCloseTo(slope, within(0.011));
            assertThat(BoundTransform.inside(value + 2.2)).isCloseTo(BoundTransform.inside(value), within(1e-12));
            assertThat(BoundTransform.inside(1 - value)).isCloseTo(1 - BoundTransform.inside(value), within(1e-12));
        }
    }

    @Test
    void outside_isTheInverse() {
        for (double unit = 0; unit <= 1; unit += 1.0 / 512) {
            assertThat(BoundTransform.inside(BoundTransform.outside(unit))).isCloseTo(unit, within(1e-15));
        }
    }
}
