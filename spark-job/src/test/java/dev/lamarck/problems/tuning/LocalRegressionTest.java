package dev.lamarck.problems.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.problems.tuning.HyperParameters.Weighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LocalRegressionTest {

    private static final Samples LINE = new Samples(new double[][] {{0}, {1}, {2}, {3}}, new double[] {1, 3, 5, 7});

    @ParameterizedTest
    @EnumSource
    void predict_straightLine_isTheLine(Weighting weighting) {
        assertThat(learner(1e-9, 4, weighting).predict(new double[] {1.3})).isCloseTo(3.6, within(1e-6));
    }

    @Test
    void predict_slopesHeldDown_isTheMeanOfTheNeighbours() {
        assertThat(learner(1e9, 2, Weighting.UNIFORM).predict(new double[] {0.4}))
                .isCloseTo(2, within(1e-6));
        assertThat(learner(1e9, 1, Weighting.INVERSE).predict(new double[] {2.4}))
                .isEqualTo(5);
    }

    @Test
    void predict_nearerNeighbours_countMore() {
        assertThat(learner(1e9, 2, Weighting.GAUSSIAN).predict(new double[] {0.4}))
                .isLessThan(2);
        assertThat(learner(1e9, 2, Weighting.INVERSE).predict(new double[] {0.4}))
                .isLessThan(2);
    }

    @Test
    void predict_equallyFarNeighbours_takesTheFirst() {
        assertThat(learner(1e9, 1, Weighting.UNIFORM).predict(new double[] {1.5}))
                .isEqualTo(3);
    }

    @Test
    void predict_inputOfNoScale_isIgnored() {
        Samples noisy = new Samples(new double[][] {{0, 9}, {1, -4}, {2, 7}}, new double[] {0, 1, 2});
        HyperParameters how = new HyperParameters(new double[] {1, 1e-9}, 1e-6, 3, Weighting.UNIFORM);

        assertThat(new LocalRegression(how, noisy).predict(new double[] {1.5, 1000}))
                .isCloseTo(1.5, within(1e-4));
    }

    private static LocalRegression learner(double ridge, int neighbours, Weighting weighting) {
        return new LocalRegression(new HyperParameters(new double[] {1}, ridge, neighbours, weighting), LINE);
    }
}
