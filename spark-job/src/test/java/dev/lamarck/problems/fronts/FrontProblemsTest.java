package dev.lamarck.problems.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.problems.Scores;
import org.junit.jupiter.api.Test;

final class FrontProblemsTest {

    @Test
    void evaluate_zdtOnTheFront_isTheFront() {
        double f1 = 0.25;
        assertThat(Scores.of("zdt", "name: zdt1").metrics(f1, 0, 0))
                .containsEntry("f1", f1)
                .containsEntry("f2", 0.5);
        assertThat(Scores.of("zdt", "name: zdt2").metric("f2", f1, 0, 0)).isEqualTo(0.9375);
        assertThat(Scores.of("zdt", "name: zdt3").metric("f2", f1, 0, 0)).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void evaluate_zdtOffTheFront_isHeldUp() {
        assertThat(Scores.of("zdt", "name: zdt1").metric("f2", 1, 1, 1, 1)).isEqualTo(10 * (1 - Math.sqrt(0.1)));
        assertThat(Scores.of("zdt", "name: zdt2").metric("f2", 1, 1)).isEqualTo(10 * (1 - 0.1 * 0.1));
    }

    @Test
    void evaluate_dtlz2_isOnTheSphereWhereTheRestIsAHalf() {
        Scores three = Scores.of("dtlz2", "objectives: 3");
        assertThat(three.metrics(0, 0, 0.5, 0.5))
                .containsEntry("f1", 1.0)
                .containsEntry("f2", 0.0)
                .containsEntry("f3", 0.0);
        assertThat(three.metric("f3", 1, 0.3, 0.5, 0.5)).isEqualTo(1);
        assertThat(three.metric("f2", 0, 1, 0.5, 0.5)).isEqualTo(1);
        double squares = 0;
        for (double each : three.metrics(0.2, 0.7, 0, 1).values()) {
            squares += each * each;
        }
        assertThat(squares).isCloseTo(1.5 * 1.5, within(1e-12));
    }

    @Test
    void evaluate_dtlz2_hasAsManyMetricsAsObjectives() {
        assertThat(Scores.of("dtlz2", "objectives: 5").metrics(0, 0, 0, 0, 0))
                .containsOnlyKeys("f1", "f2", "f3", "f4", "f5");
    }

    @Test
    void evaluate_genesThatDoNotFit_namesTheSetting() {
        assertThat(Scores.of("zdt", "name: zdt1").complaint(0.5)).contains("at least 2 genes, got 1", "genome.genes");
        assertThat(Scores.of("zdt", "name: zdt3").complaint(0.5, 1.5))
                .contains("zdt3 needs genes from 0.0 to 1.0", "gene 1 is 1.5", "genome.genes");
        assertThat(Scores.of("dtlz2", "objectives: 4").complaint(0, 0, 0))
                .contains("at least as many genes, got 3", "evaluator.config.objectives");
    }

    @Test
    void create_badSettings_isRefused() {
        assertThatThrownBy(() -> Scores.of("zdt", "name: zdt9"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("zdt1");
        assertThatThrownBy(() -> Scores.of("dtlz2", "objectives: 1"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("objectives");
    }
}
