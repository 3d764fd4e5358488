package dev.lamarck.problems.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class KnownFrontTest {

    static Stream<KnownFront> flatFronts() {
        return Stream.of(Zdt.ZDT1.front(), Zdt.ZDT2.front(), Zdt.ZDT3.front(), new Octant(2));
    }

    @ParameterizedTest
    @MethodSource("flatFronts")
    void points_neverDominateEachOther(KnownFront front) {
        double[][] points = front.points(300);
        assertThat(points.length).isGreaterThanOrEqualTo(300);
        for (double[] a : points) {
            for (double[] b : points) {
                assertThat(a[0] < b[0] && a[1] <= b[1]).isFalse();
            }
        }
    }

    /** The boxes below many points approach the whole volume from below, with an error of the order of their width. */
    @ParameterizedTest
    @MethodSource("flatFronts")
    void hypervolume_isTheLimitOfMorePoints(KnownFront front) {
        double whole = front.hypervolume(1.1, 1.3);
        assertThat(boxes(front.points(100_001), 1.1, 1.3)).isLessThan(whole).isCloseTo(whole, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"ZDT1, 0.8766666666666667", "ZDT2, 0.5433333333333333", "ZDT3, 1.3317629086570204"})
    void hypervolume_zdtToElevenTenths_isAsWorkedOut(Zdt problem, double volume) {
        assertThat(problem.front().hypervolume(1.1, 1.1)).isCloseTo(volume, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void front_zdt_noRandomGenomeIsBelow(Zdt problem) {
        double[][] points = problem.front().points(2000);
        for (int slot = 0; slot < 200; slot++) {
            Philox draws = new RandomKey(3, 0, 0, slot, Purpose.INITIAL).draws();
            double[] genes = new double[10];
            genes[0] = draws.nextDouble();
            for (int i = 1; i < genes.length; i++) {
                genes[i] = 1e-3 * draws.nextDouble();
            }
            double[] value = problem.objectives(genes);
            assertThat(Stream.of(points)).noneMatch(point -> value[0] < point[0] && value[1] < point[1] - 1e-9);
        }
    }

    @Test
    void points_zdt3_lieOnFivePieces() {
        double[][] points = Zdt.ZDT3.front().points(1000);
        int gaps = 0;
        for (int i = 1; i < points.length; i++) {
            gaps += points[i][0] - points[i - 1][0] > 0.05 ? 1 : 0;
        }
        assertThat(gaps).isEqualTo(4);
        assertThat(points[999][0]).isCloseTo(0.8518328654, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.21460183660255172", "3, 0.47640122440170114", "4, 0.6915748624659576"})
    void hypervolume_octantToOne_isTheBoxWithoutTheBall(int dimension, double volume) {
        double[] ones = new double[dimension];
        Arrays.fill(ones, 1);
        assertThat(new Octant(dimension).hypervolume(ones)).isCloseTo(volume, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"2, 10, 10", "3, 91, 91", "3, 92, 105", "5, 70, 70"})
    void points_octant_areALatticeOnTheSphere(int dimension, int wanted, int given) {
        double[][] points = new Octant(dimension).points(wanted);
        assertThat(points).hasNumberOfRows(given);
        for (double[] point : points) {
            double squares = 0;
            for (double each : point) {
                assertThat(each).isNotNegative();
                squares += each * each;
            }
            assertThat(squares).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void hypervolume_referenceInsideTheFront_isRefused() {
        assertThatThrownBy(() -> Zdt.ZDT1.front().hypervolume(0.9, 1.1)).hasMessageContaining("at least 1.0 and 1.0");
        assertThatThrownBy(() -> new Octant(3).hypervolume(1.1, 1.1)).hasMessageContaining("3 numbers, at least 1");
    }

    private static double boxes(double[][] points, double right, double top) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(point -> point[0]));
        double volume = 0;
        for (int i = 0; i < sorted.length; i++) {
            double next = i + 1 < sorted.length ? sorted[i + 1][0] : right;
            volume += (next - sorted[i][0]) * (top - sorted[i][1]);
        }
        return volume;
    }
}
