package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VectorSpaceTest {

    private static final VectorSpace MIXED = new VectorSpace(
            List.of(new Gene.Real("x", -1, 1), new Gene.Int("n", 0, 9), new Gene.Choice("c", List.of("a", "b", "d"))));

    @Test
    void of_noGenes_refused() {
        assertThatThrownBy(() -> new VectorSpace(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A space needs at least one gene");
    }

    @Test
    void genes_areCopied() {
        List<Gene> genes = new ArrayList<>(MIXED.genes());
        VectorSpace space = new VectorSpace(genes);
        genes.clear();
        assertThat(space.size()).isEqualTo(3);
    }

    @Test
    void sample_liesInTheSpaceAndFollowsItsDraws() {
        Philox draws = new Philox(9, 0, 0, 0);
        for (int i = 0; i < 1000; i++) {
            Vector vector = MIXED.sample(draws);
            assertThat(MIXED.repair(vector.genes())).isEqualTo(vector);
        }
        assertThat(MIXED.sample(new Philox(9, 0, 0, 0))).isEqualTo(MIXED.sample(new Philox(9, 0, 0, 0)));
    }

    @Test
    void repair_isIdempotentAndLeavesItsInput() {
        double[] values = {7, 3.6, -4};
        Vector repaired = MIXED.repair(values);
        assertThat(repaired).isEqualTo(Vector.of(1, 4, 0));
        assertThat(values).containsExactly(7, 3.6, -4);
        assertThat(MIXED.repair(repaired.genes())).isEqualTo(repaired);
    }

    @Test
    void repair_notANumber_refused() {
        assertThatThrownBy(() -> MIXED.repair(new double[] {0, Double.NaN, 0})).hasMessageStartingWith("Gene 1 is NaN");
    }

    @Test
    void repair_wrongNumberOfGenes_refused() {
        for (int size : new int[] {0, 2, 4}) {
            assertThatThrownBy(() -> MIXED.repair(new double[size]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 3 genes")
                    .hasMessageContaining("got " + size);
        }
    }

    @Test
    void unit_isThePlaceBetweenTheBounds() {
        assertThat(MIXED.unit(0, -1)).isZero();
        assertThat(MIXED.unit(0, 1)).isEqualTo(1);
        assertThat(MIXED.unit(1, 3)).isEqualTo(3 / 9.0);
        assertThat(MIXED.unit(2, 1)).isEqualTo(0.5);
    }
}
