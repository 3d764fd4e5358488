package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GeneTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);
    private static final double EXACT = 0x1.0p53;

    @Test
    void real_repair_bringsBackToTheBounds() {
        Gene gene = new Gene.Real("x", -1, 2.5);
        assertThat(gene.repair(-1.0000001)).isEqualTo(-1);
        assertThat(gene.repair(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(gene.repair(Double.POSITIVE_INFINITY)).isEqualTo(2.5);
        assertThat(gene.repair(-1)).isEqualTo(-1);
        assertThat(gene.repair(2.5)).isEqualTo(2.5);
        assertThat(gene.repair(0.3)).isEqualTo(0.3);
        assertThat(gene.repair(Double.NaN)).isNaN();
        assertThat(gene.ordered()).isTrue();
    }

    @Test
    void real_at_staysWithinAnyBounds() {
        Philox draws = new Philox(3, 0, 0, 0);
        for (int i = 0; i < 10_000; i++) {
            double min = draws.nextGaussian() * Math.pow(10, draws.nextInt(600) - 300);
            double max = Math.max(Math.nextUp(min), min + draws.nextDouble() * Math.pow(10, draws.nextInt(600) - 300));
            Gene gene = new Gene.Real("x", min, max);
            assertThat(gene.at(0)).isEqualTo(min);
            assertThat(gene.at(draws.nextDouble())).isBetween(min, max);
            assertThat(gene.at(ALMOST_ONE)).isBetween(min, max);
        }
    }

    @Test
    void real_at_isUniform() {
        Gene gene = new Gene.Real("x", -3, 5);
        double[] values = new Philox(5, 0, 0, 0).doubles(50_000).map(gene::at).toArray();
        assertThat(Statistics.kolmogorov(values, x -> (x + 3) / 8)).isLessThan(Statistics.kolmogorovBound());
    }

    @Test
    void real_widestBounds_canBeDrawnFrom() {
        Gene gene = new Gene.Real("x", -Double.MAX_VALUE / 2, Double.MAX_VALUE / 2);
        assertThat(gene.at(0)).isEqualTo(gene.min());
        assertThat(gene.at(0.5)).isZero();
        assertThat(gene.at(ALMOST_ONE)).isFinite();
    }

    @Test
    void real_wrongBounds_refused() {
        for (double[] bounds : new double[][] {
            {1, 1},
            {2, 1},
            {Double.NaN, 1},
            {0, Double.NaN},
            {0, Double.POSITIVE_INFINITY},
            {Double.NEGATIVE_INFINITY, 0}
        }) {
            assertThatThrownBy(() -> new Gene.Real("x", bounds[0], bounds[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Gene 'x' needs finite bounds, min below max");
        }
    }

    @Test
    void real_boundsFurtherApartThanNumbersReach_refused() {
        assertThatThrownBy(() -> new Gene.Real("x", -Double.MAX_VALUE, Double.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Gene 'x' needs bounds less than");
    }

    @Test
    void int_repair_roundsIntoTheBounds() {
        Gene gene = new Gene.Int("n", -2, 3);
        assertThat(gene.repair(-7)).isEqualTo(-2);
        assertThat(gene.repair(3.4)).isEqualTo(3);
        assertThat(gene.repair(99)).isEqualTo(3);
        assertThat(gene.repair(1.4)).isEqualTo(1);
        assertThat(gene.repair(-1.6)).isEqualTo(-2);
        assertThat(gene.repair(Double.POSITIVE_INFINITY)).isEqualTo(3);
    }

    @Test
    void int_at_isUniformOverAllValues() {
        Gene gene = new Gene.Int("n", -2, 3);
        long[] counts = new long[6];
        new Philox(5, 0, 0, 0).doubles(60_000).forEach(unit -> counts[(int) gene.at(unit) + 2]++);
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(6));
        assertThat(gene.at(0)).isEqualTo(-2);
        assertThat(gene.at(ALMOST_ONE)).isEqualTo(3);
    }

    @Test
    void int_widestBounds_staysWholeAndWithin() {
        Gene gene = new Gene.Int("n", -EXACT, EXACT);
        Philox draws = new Philox(6, 0, 0, 0);
        for (int i = 0; i < 1000; i++) {
            double value = gene.at(draws.nextDouble());
            assertThat(value).isBetween(-EXACT, EXACT).isEqualTo(Math.rint(value));
        }
        assertThat(gene.at(ALMOST_ONE)).isLessThanOrEqualTo(EXACT);
    }

    @Test
    void int_wrongBounds_refused() {
        for (double[] bounds :
                new double[][] {{0.5, 2}, {0, 1.5}, {Double.NaN, 1}, {1, 1}, {3, 2}, {0, 2 * EXACT}, {-2 * EXACT, 0}}) {
            assertThatThrownBy(() -> new Gene.Int("n", bounds[0], bounds[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Gene 'n' needs");
        }
        assertThatThrownBy(() -> new Gene.Int("n", Double.NEGATIVE_INFINITY, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void choice_isAnIndexIntoItsValues() {
        Gene gene = new Gene.Choice("c", List.of("a", "b", "d"));
        assertThat(gene.min()).isZero();
        assertThat(gene.max()).isEqualTo(2);
        assertThat(gene.ordered()).isFalse();
        assertThat(gene.repair(-3)).isZero();
        assertThat(gene.repair(9)).isEqualTo(2);
        assertThat(gene.repair(1.2)).isEqualTo(1);
        long[] counts = new long[3];
        new Philox(5, 0, 0, 0).doubles(60_000).forEach(unit -> counts[(int) gene.at(unit)]++);
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(3));
        assertThat(gene.at(ALMOST_ONE)).isEqualTo(2);
    }

    @Test
    void choice_withoutAChoice_refused() {
        assertThatThrownBy(() -> new Gene.Choice("c", List.of("a")))
                .hasMessage("Gene 'c' needs at least two values to choose from");
        assertThatThrownBy(() -> new Gene.Choice("c", List.of("a", "b", "a")))
                .hasMessage("Gene 'c' names a value twice");
    }
}
