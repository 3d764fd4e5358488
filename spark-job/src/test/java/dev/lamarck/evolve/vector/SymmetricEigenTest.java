package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SymmetricEigenTest {

    private static double[][] symmetric(int size, Philox random) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static void check(double[][] matrix, double scale) {
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        for (int k = 0; k < matrix.length; k++) {
            for (int i = 0; i < matrix.length; i++) {
                assertThat(dot(matrix[i], eigen.vector(k)))
                        .isCloseTo(eigen.value(k) * eigen.vector(k)[i], within(1e-13 * scale));
            }
            for (int other = 0; other <= k; other++) {
                assertThat(dot(eigen.vector(k), eigen.vector(other))).isCloseTo(other == k ? 1 : 0, within(1e-13));
            }
        }
    }

    @Test
    void of_randomMatrices_vectorsAreStretchedByTheirValues() {
        for (int size : new int[] {1, 2, 3, 4, 7, 20, 100}) {
            for (int i = 0; i < (size > 20 ? 2 : 50); i++) {
                check(symmetric(size, Members.draws(1000 * size + i)), 10 * size);
            }
        }
    }

    @Test
    void of_equalAndZeroValues_stillOrthogonal() {
        check(new double[6][6], 1);
        double[][] ones = new double[6][6];
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
        check(ones, 1);
        double[][] identity = new double[6][6];
        IntStream.range(0, 6).forEach(i -> identity[i][i] = 3);
        check(identity, 3);
    }

    @Test
    void of_diagonal_isTheDiagonal() {
        double[][] matrix = {{2, 0, 0}, {0, 1e-12, 0}, {0, 0, 1e12}};
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        assertThat(IntStream.range(0, 3).mapToDouble(eigen::value).toArray()).containsExactly(2, 1e-12, 1e12);
    }

    @Test
    void of_knownMatrix_knownValues() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}});
        double[] values =
                IntStream.range(0, 3).mapToDouble(eigen::value).sorted().toArray();
        assertThat(values[0]).isCloseTo(2 - Math.sqrt(2), within(1e-15));
        assertThat(values[1]).isCloseTo(2, within(1e-15));
        assertThat(values[2]).isCloseTo(2 + Math.sqrt(2), within(1e-15));
    }

    @Test
    void of_lowerTriangle_isAllThatIsRead() {
        double[][] matrix = symmetric(9, Members.draws(5));
        double[][] half = new double[9][];
        for (int i = 0; i < 9; i++) {
            half[i] = Arrays.copyOf(matrix[i], i + 1);
        }
        assertThat(SymmetricEigen.of(half).vector(3))
                .isEqualTo(SymmetricEigen.of(matrix).vector(3));
    }

    @Test
    void of_numbersThatAreNotFinite_refused() {
        assertThatThrownBy(() -> SymmetricEigen.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not finite");
    }
}
