package dev.lamarck.evolve.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HypervolumeTest {

    private static final int LEVELS = 5;

    /** Counts the unit cubes that somebody covers. */
    private static double counted(List<double[]> points, int objectives) {
        int cubes = (int) Math.round(Math.pow(LEVELS, objectives));
        int covered = 0;
        for (int cube = 0; cube < cubes; cube++) {
            int[] corner = new int[objectives];
            for (int j = 0, rest = cube; j < objectives; j++, rest /= LEVELS) {
                corner[j] = rest % LEVELS;
            }
            covered +=
                    points.stream().anyMatch(p -> IntStream.range(0, objectives).allMatch(j -> p[j] >= corner[j] + 1))
                            ? 1
                            : 0;
        }
        return covered;
    }

    private static double[][] cloud(int objectives, Philox draws) {
        return Clouds.coarse(draws.nextInt(objectives > 4 ? 8 : 12), objectives, LEVELS + 1, draws);
    }

    private static List<double[]> without(double[][] points, int point) {
        List<double[]> rest = new ArrayList<>(Arrays.asList(points));
        rest.remove(point);
        return rest;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void of_thousandsOfClouds_isTheCountOfCubes(int objectives) {
        Hypervolume volume = Hypervolume.above(new double[objectives]);
        for (int i = 0; i < (objectives > 4 ? 300 : 1000); i++) {
            double[][] points = cloud(objectives, Clouds.draws(i));
            assertThat(volume.of(points)).isEqualTo(counted(Arrays.asList(points), objectives));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void contributions_thousandsOfClouds_areWhatIsLostWithout(int objectives) {
        Hypervolume volume = Hypervolume.above(new double[objectives]);
        for (int i = 0; i < (objectives > 3 ? 200 : 1000); i++) {
            double[][] points = cloud(objectives, Clouds.draws(i));
            double all = counted(Arrays.asList(points), objectives);
            double[] expected = IntStream.range(0, points.length)
                    .mapToDouble(point -> all - counted(without(points, point), objectives))
                    .toArray();
            assertThat(volume.contributions(points)).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void thinned_manyClouds_isWhatMeasuringAnewGives(int objectives) {
        Hypervolume volume = Hypervolume.above(new double[objectives]);
        for (int i = 0; i < 500; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = Clouds.coarse(draws.nextInt(15), objectives, 12, draws);
            int keep = draws.nextInt(8);
            List<Integer> left =
                    new ArrayList<>(IntStream.range(0, points.length).boxed().toList());
            while (left.size() > keep) {
                double[] now = volume.contributions(
                        left.stream().map(point -> points[point]).toArray(double[][]::new));
                int victim = 0;
                for (int place = 1; place < now.length; place++) {
                    victim = now[place] <= now[victim] ? place : victim;
                }
                left.remove(victim);
            }
            assertThat(volume.thinned(points, keep))
                    .containsExactly(left.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void of_smoothClouds_isTheSumOverAllSubsets(int objectives) {
        for (int i = 0; i < 100; i++) {
            Philox draws = Clouds.draws(i);
            double[][] points = Clouds.smooth(9, objectives, draws);
            double[] reference = Clouds.smooth(1, objectives, draws)[0];
            double expected = 0;
            for (int subset = 1; subset < 1 << points.length; subset++) {
                expected += (Integer.bitCount(subset) % 2 == 1 ? 1 : -1) * common(points, reference, subset);
            }
            assertThat(Hypervolume.above(reference).of(points)).isCloseTo(expected, within(1e-9));
        }
    }

    /** What the boxes of a subset have in common; with inclusion and exclusion that gives the volume. */
    private static double common(double[][] points, double[] reference, int subset) {
        double box = 1;
        for (int j = 0; j < reference.length; j++) {
            double least = Double.MAX_VALUE;
            for (int p = 0; p < points.length; p++) {
                least = (subset >> p & 1) == 1 ? Math.min(least, points[p][j]) : least;
            }
            box *= Math.max(0, least - reference[j]);
        }
        return box;
    }

    @Test
    void of_knownCases() {
        assertThat(Hypervolume.above(0, 0).of(new double[0][])).isZero();
        assertThat(Hypervolume.above(-1, -1).of(new double[][] {{0, 1}, {1, 0}, {1, 0}, {-2, 9}}))
                .isEqualTo(3);
        assertThat(Hypervolume.above(0, 0, 0).of(new double[][] {{1, 2, 3}})).isEqualTo(6);
    }

    @Test
    void of_wrongInput_refused() {
        assertThatThrownBy(() -> Hypervolume.above(0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> Hypervolume.above(0, 0).of(new double[][] {{1}}))
                .hasMessage("The reference point has 2 coordinates, but a point has 1");
        assertThatThrownBy(() -> Hypervolume.above(0).of(new double[][] {{Double.NaN}}))
                .hasMessageContaining("NaN");
    }
}
