package dev.lamarck.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SingularValuesTest {
    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"1,5,3", "8,40,33", "16,20,200", "4,4,4"})
    void product_isPutTogetherAgain(int rank, int outputs, int inputs) {
        float[] b = random(rank * outputs, 1);
        float[] a = random(rank * inputs, 2);
        SingularValues found = SingularValues.ofProduct(b, a, rank, 0.5);
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                double expected = 0;
                double sum = 0;
                for (int r = 0; r < rank; r++) {
                    expected += 0.5 * b[r * outputs + o] * a[r * inputs + i];
                    sum += (double) found.values()[r] * found.left()[r * outputs + o] * found.right()[r * inputs + i];
                }
                assertThat(sum).isCloseTo(expected, within(1e-5));
            }
        }
        for (int r = 0; r < rank; r++) {
            assertThat(found.values()[r]).isLessThanOrEqualTo(r == 0 ? Float.MAX_VALUE : found.values()[r - 1]);
            for (int other = 0; other < rank; other++) {
                double same = r == other ? 1 : 0;
                assertThat(dot(found.left(), r, other, outputs)).isCloseTo(same, within(1e-6));
                assertThat(dot(found.right(), r, other, inputs)).isCloseTo(same, within(1e-6));
            }
        }
    }

    private static double dot(float[] rows, int a, int b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) rows[a * length + i] * rows[b * length + i];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"3,9,7"})
    void dependentFactors_haveNoValue(int rank, int outputs, int inputs) {
        float[] b = random(rank * outputs, 3);
        float[] a = random(rank * inputs, 4);
        System.arraycopy(a, 0, a, inputs, inputs);
        SingularValues found = SingularValues.ofProduct(b, a, rank, 1);
        assertThat(found.values()[1]).isGreaterThan(0.1f);
        assertThat((double) found.values()[2]).isCloseTo(0, within(1e-6));
        assertThat(SingularValues.ofProduct(new float[rank * outputs], a, rank, 1)
                        .values())
                .containsOnly(0);
    }
}
