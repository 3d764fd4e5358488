package dev.lamarck.problems.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import dev.lamarck.problems.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TestFunctionTest {

    @ParameterizedTest
    @EnumSource
    void at_theOptimum_isZeroInAnyDimension(TestFunction function) {
        for (int dimension : new int[] {function.least(), 2, 3, 10, 100}) {
            assertThat(function.at(function.optimum(dimension)))
                    .as("dimension %d", dimension)
                    .isBetween(-1e-300, 1e-30);
        }
    }

    @ParameterizedTest
    @EnumSource
    void at_anyOtherPointOfTheDomain_isAboveZero(TestFunction function) {
        for (int slot = 0; slot < 1000; slot++) {
            var draws = new RandomKey(1, 0, 0, slot, Purpose.INITIAL).draws();
            assertThat(function.at(function.space(2 + slot % 9).sample(draws).genes()))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void space_containsTheOptimum(TestFunction function) {
        assertThat(function.space(5).contains(Vector.of(function.optimum(5)))).isTrue();
    }

    /** Worked out apart from the code. */
    @ParameterizedTest
    @CsvSource({
        "SPHERE, 5",
        "ELLIPSOID, 4000001",
        "CIGAR, 4000001",
        "DISCUS, 1000004",
        "DOUBLE_SUM, 10",
        "ROSENBROCK, 100",
        "RASTRIGIN, 5",
        "ACKLEY, 5.422131717799511",
        "GRIEWANK, 0.9169932621326707",
        "LEVY, 0.125"
    })
    void at_oneAndTwo_isAsWorkedOut(TestFunction function, double value) {
        assertThat(function.at(1, 2)).isCloseTo(value, within(1e-12 * Math.max(1, value)));
    }

    @Test
    void evaluate_batch_givesTheValueAsScore() {
        Scores scores = Scores.of("test-function", "name: rosenbrock");

        assertThat(scores.outcomes(new double[] {1, 1, 1}, new double[] {0, 0, 0}))
                .hasSize(2);
        assertThat(scores.metric("score", 1, 1, 1)).isZero();
        assertThat(scores.metric("score", 0, 0, 0)).isEqualTo(2);
    }

    @Test
    void evaluate_tooFewGenes_namesTheSetting() {
        assertThat(Scores.of("test-function", "name: double-sum").complaint(3))
                .isEqualTo(
                        "invalid: The test function double-sum needs at least 2 genes, got 1. Give genome.genes a higher"
                                + " count.");
    }

    @Test
    void create_unknownOrNoName_namesWhatIsOnOffer() {
        assertThatThrownBy(() -> Scores.of("test-function", "name: sfere"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("sphere");
        assertThatThrownBy(() -> Scores.of("test-function", "{}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'name'");
    }
}
