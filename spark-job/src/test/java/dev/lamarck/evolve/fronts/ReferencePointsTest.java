package dev.lamarck.evolve.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferencePointsTest {

    @Test
    void dasDennis_anySize_isEveryWayToShareOut() {
        for (int objectives = 1; objectives <= 6; objectives++) {
            for (int divisions = 1; divisions <= 8; divisions++) {
                double[][] points = ReferencePoints.dasDennis(objectives, divisions);
                assertThat((long) points.length).isEqualTo(ReferencePoints.count(objectives, divisions));
                assertThat(Arrays.stream(points).map(Arrays::toString)).doesNotHaveDuplicates();
                for (double[] point : points) {
                    assertThat(Arrays.stream(point).sum()).isCloseTo(1, within(1e-12));
                    int parts = divisions;
                    assertThat(point)
                            .satisfies(p -> Arrays.stream(p)
                                    .forEach(
                                            x -> assertThat(x * parts).isCloseTo(Math.rint(x * parts), within(1e-12))));
                }
            }
        }
    }

    @Test
    void count_knownSizes() {
        assertThat(ReferencePoints.count(3, 12)).isEqualTo(91);
        assertThat(ReferencePoints.count(5, 6)).isEqualTo(210);
        assertThat(ReferencePoints.count(8, 3)).isEqualTo(120);
        assertThat(ReferencePoints.count(1, 7)).isEqualTo(1);
        assertThat(ReferencePoints.count(2_000_000, Integer.MAX_VALUE)).isGreaterThan(ReferencePoints.MOST);
    }

    @Test
    void dasDennis_twoObjectives_isALine() {
        assertThat(ReferencePoints.dasDennis(2, 2)).isDeepEqualTo(new double[][] {{0, 1}, {0.5, 0.5}, {1, 0}});
    }

    @Test
    void layered_theSecondLayerIsHalfwayInside() {
        double[][] points = ReferencePoints.layered(8, 3, 2);
        assertThat(points).hasDimensions(156, 8);
        List<double[]> inner = Arrays.asList(points).subList(120, 156);
        for (double[] point : inner) {
            assertThat(Arrays.stream(point).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(point).min().orElseThrow()).isEqualTo(1.0 / 16);
        }
    }

    @Test
    void dasDennis_tooManyOrNone_refused() {
        assertThatThrownBy(() -> ReferencePoints.dasDennis(3, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> ReferencePoints.dasDennis(0, 3)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> ReferencePoints.dasDennis(20, 12)).hasMessageContaining("at most 1000000");
    }
}
