package dev.lamarck.evolve.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Statistics;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class BetaTest {

    private static final int DRAWS = 50_000;

    private static double[] draws(double alpha, double beta) {
        Philox random = Members.draws((int) (100 * alpha + beta));
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = Beta.draw(alpha, beta, random);
        }
        return draws;
    }

    private static void assertDistribution(double alpha, double beta, DoubleUnaryOperator distribution) {
        assertThat(Statistics.kolmogorov(draws(alpha, beta), distribution)).isLessThan(Statistics.kolmogorovBound());
    }

    /** The distributions that have a simple formula. */
    @Test
    void draw_hasTheDistribution() {
        assertDistribution(1, 1, x -> x);
        assertDistribution(7.5, 1, x -> Math.pow(x, 7.5));
        assertDistribution(1, 40, x -> 1 - Math.pow(1 - x, 40));
        assertDistribution(2, 2, x -> x * x * (3 - 2 * x));
        assertDistribution(2, 3, x -> x * x * (6 - 8 * x + 3 * x * x));
    }

    @Test
    void draw_meanAndVariance() {
        double alpha = 321.5;
        double beta = 87.25;
        double[] draws = draws(alpha, beta);
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance =
                Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        double sum = alpha + beta;
        double expected = alpha * beta / (sum * sum * (sum + 1));
        assertThat(Math.abs(mean - alpha / sum)).isLessThan(4.75 * Math.sqrt(expected / DRAWS));
        assertThat(variance / expected).isBetween(0.96, 1.04);
    }

    @Test
    void gamma_shapeOne_isExponential() {
        Philox random = Members.draws(3);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = Beta.gamma(1, random);
        }
        assertThat(Statistics.kolmogorov(draws, x -> 1 - Math.exp(-x))).isLessThan(Statistics.kolmogorovBound());
    }
}
