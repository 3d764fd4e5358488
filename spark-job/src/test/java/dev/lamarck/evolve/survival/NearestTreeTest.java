package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import org.junit.jupiter.api.Test;

final class NearestTreeTest {

    private static int compared(double[][] points, double[] place) {
        int best = 0;
        for (int i = 1; i < points.length; i++) {
            best = NearestTree.square(place, points[i]) < NearestTree.square(place, points[best]) ? i : best;
        }
        return best;
    }

    private static double[] point(int dimensions, boolean coarse, Philox draws) {
        return coarse
                ? draws.ints(dimensions).mapToDouble(x -> (x & 3) / 4.0).toArray()
                : draws.doubles(dimensions).toArray();
    }

    @Test
    void nearest_thousandsOfPlaces_isWhatComparingWithAllGives() {
        for (int i = 0; i < 500; i++) {
            Philox draws = Members.draws(i);
            int dimensions = 1 + draws.nextInt(6);
            boolean coarse = draws.nextInt(2) == 0;
            double[][] points = new double[1 + draws.nextInt(80)][];
            for (int p = 0; p < points.length; p++) {
                points[p] = point(dimensions, coarse, draws);
            }
            NearestTree tree = new NearestTree(points);
            for (int q = 0; q < 40; q++) {
                double[] place = point(dimensions, coarse, draws);
                assertThat(tree.nearest(place)).isEqualTo(compared(points, place));
                assertThat(tree.nearest(place, draws.nextInt(points.length))).isEqualTo(compared(points, place));
            }
        }
    }
}
