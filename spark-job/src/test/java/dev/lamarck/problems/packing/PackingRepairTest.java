package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackingRepairTest {
    private static final int N = 26;
    private static final PackingSettings TO_THE_END = new PackingSettings(N, 100, 0.2);
    private final PackingRepair repair = new PackingRepair(TO_THE_END);

    @Test
    void apply_repairedGenome_returnsItUnchanged() {
        for (int i = 0; i < 50; i++) {
            Vector repaired = repair.apply(Sample.centres(N, i));
            assertThat(repair.apply(repaired)).isEqualTo(repaired);
        }
    }

    @Test
    void apply_sameGenome_givesTheSameBits() {
        Vector genome = Sample.centres(N, 7);
        assertThat(repair.apply(genome)).isEqualTo(new PackingRepair(TO_THE_END).apply(genome));
    }

    @Test
    void apply_anyMachine_givesTheBitsWrittenDownHere() {
        Vector repaired = repair.apply(Sample.centres(N, 7));
        assertThat(repaired.hash()).hasToString("60624f8013a9050be806b3e6f8d0caa5");
    }

    @Test
    void apply_circlesInAnotherOrder_givesTheSameBits() {
        double[] genes = Sample.centres(N, 8).genes();
        double[] reversed = new double[genes.length];
        for (int i = 0; i < N; i++) {
            reversed[2 * i] = genes[2 * (N - 1 - i)];
            reversed[2 * i + 1] = genes[2 * (N - 1 - i) + 1];
        }
        assertThat(repair.apply(Vector.of(reversed))).isEqualTo(repair.apply(Vector.of(genes)));
    }

    @Test
    void apply_moreEffort_neverLoses() {
        Vector genome = Sample.centres(N, 9);
        double last = 0;
        for (int effort = 0; effort <= 8; effort++) {
            PackingRepair limited = new PackingRepair(new PackingSettings(N, effort, 0.2));
            double score = limited.packing(limited.apply(genome)).sumOfRadii();
            assertThat(score).isGreaterThanOrEqualTo(last - 1e-12);
            last = score;
        }
        assertThat(last).isGreaterThan(2.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 26, 50})
    void packing_anyCentres_isValid(int circles) {
        PackingRepair any = new PackingRepair(PackingSettings.of(circles));
        for (int i = 0; i < 20; i++) {
            Vector genome = Sample.centres(circles, i);
            assertThat(any.packing(genome).flaw()).isEmpty();
            assertThat(any.packing(any.apply(genome)).flaw()).isEmpty();
        }
    }

    @Test
    void apply_degenerateCentres_endsValidAndBetter() {
        double[] grid = new double[2 * 25];
        for (int i = 0; i < 25; i++) {
            grid[2 * i] = (i % 5) / 4.0;
            grid[2 * i + 1] = Math.floor(i / 5.0) / 4.0;
        }
        double[] middle = new double[2 * 25];
        Arrays.fill(middle, 0.5);
        double[] corner = new double[2 * 25];
        PackingRepair of25 = new PackingRepair(PackingSettings.of(25));
        for (double[] centres : new double[][] {grid, middle, corner}) {
            Packing before = of25.packing(Vector.of(centres));
            Packing after = of25.packing(of25.apply(Vector.of(centres)));
            assertThat(before.flaw()).isEmpty();
            assertThat(after.flaw()).isEmpty();
            assertThat(after.sumOfRadii()).isGreaterThan(before.sumOfRadii() + 0.1);
        }
    }

    @Test
    void apply_wrongNumberOfGenes_saysWhatIsNeeded() {
        assertThatThrownBy(() -> repair.apply(Vector.of(0.5, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("26 circles from 2 genes")
                .hasMessageContaining("52 genes");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.585786437627", "3, 0.796287456148", "4, 1.006788474669", "5, 1.103553390593"})
    void restarts_fewCircles_reachTheBestKnownSums(int circles, double best) {
        assertThat(RandomRestarts.best(new PackingSettings(circles, 100, 0.2), 3, 60))
                .isCloseTo(best, within(1e-11));
    }

    @Test
    void restarts_best_isTheBestOfTheSingleOnes() {
        PackingSettings settings = PackingSettings.of(8);
        double best = 0;
        for (int i = 0; i < 20; i++) {
            best = Math.max(best, RandomRestarts.score(settings, 5, i));
        }
        assertThat(RandomRestarts.best(settings, 5, 20)).isEqualTo(best);
        assertThatThrownBy(() -> RandomRestarts.best(settings, 5, 0)).hasMessageContaining("at least one");
    }
}
