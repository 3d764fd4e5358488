package dev.lamarck.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.plot.Band;
import dev.lamarck.store.Judgement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    private static Judgement scored(int generation, int slot, double fitness) {
        return new Judgement(generation, slot, new double[] {fitness, 99});
    }

    @Test
    void spread_isTheMiddleOfEachGeneration() {
        List<Judgement> rows = new ArrayList<>();
        for (int i = 10; i >= 0; i--) {
            rows.add(scored(0, i, i));
        }
        rows.add(scored(3, 0, 7));

        assertThat(Spread.of(rows, score -> score)).containsExactly(new Band.Slice(0, 1, 9), new Band.Slice(3, 7, 7));
    }

    @Test
    void spread_ofAMinimisedMetric_isInItsOwnUnits() {
        List<Judgement> rows = List.of(scored(0, 0, -1), scored(0, 1, -11));

        assertThat(Spread.of(rows, score -> -score)).containsExactly(new Band.Slice(0, 2, 10));
    }

    @Test
    void quantile_ofEndlessValues_isNoNaN() {
        assertThat(Spread.quantile(new double[] {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}, 0.9))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
