package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.problems.Scores;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackingSizesTest {

    /** One circle fills half the side; two lie on the diagonal; ten and fifty stay below what their area allows. */
    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.5", "2, 0.585786, 0.585787", "10, 1.5, 1.7", "50, 3.3, 3.8"})
    void repair_randomCentresOfAnyNumber_leadToAValidPacking(int circles, double least, double most) {
        Scores packing = Scores.of("circle-packing", "{circles: %d, effort: 30}".formatted(circles));
        double best = 0;
        for (int sample = 0; sample < 4; sample++) {
            Map<String, Double> metrics =
                    packing.metrics(Sample.centres(circles, sample).genes());
            best = Math.max(best, metrics.get("score"));
        }
        assertThat(best).isBetween(least - 1e-9, most + 1e-9);
    }

    @Test
    void evaluate_genomeOfAnotherNumber_namesTheGenesItNeeds() {
        assertThat(Scores.of("circle-packing", "circles: 2").complaint(0.5, 0.5))
                .contains("2 circles", "4 genes");
    }

    @Test
    void repair_oneCircle_isTheMiddle() {
        PackingSettings one = new PackingSettings(1, 30, 0.2);
        assertThat(new PackingRepair(one).apply(Sample.centres(1, 0)).genes())
                .containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    }
}
