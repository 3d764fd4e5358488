package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinearisedTest {
    private static final int N = 26;

    @Test
    void radii_threeCircles_areAsGoodAsTheBestVertex() {
        for (int i = 0; i < 200; i++) {
            double[] centres = Sample.centres(3, i).genes();
            Simplex radii = new Linearised(centres).radii();
            assertThat(radii.solved()).isTrue();
            assertThat(sum(radii, 3)).isCloseTo(bestVertex(centres), within(1e-12));
        }
    }

    @Test
    void radii_manyCircles_satisfyTheOptimalityConditions() {
        for (int i = 0; i < 200; i++) {
            double[] centres = Sample.centres(N, i).genes();
            Simplex radii = new Linearised(centres).radii();
            assertThat(radii.solved()).isTrue();
            double[] forces = new double[N];
            double bound = 0;
            List<Limit> limits = limits(centres);
            for (int row = 0; row < N; row++) {
                assertThat(radii.level(row)).isGreaterThanOrEqualTo(-1e-12);
                Limit limit = limits.get(radii.basic(row));
                bound += radii.level(row) * limit.room();
                for (int circle : limit.circles()) {
                    forces[circle] += radii.level(row) * limit.sign();
                }
            }
            for (Limit limit : limits) {
                double used = limit.circles().stream().mapToDouble(radii::worth).sum() * limit.sign();
                assertThat(used).isLessThanOrEqualTo(limit.room() + 1e-13);
            }
            assertThat(forces).containsExactly(ones(), within(1e-12));
            assertThat(sum(radii, N)).isCloseTo(bound, within(1e-12));
        }
    }

    @Test
    void moves_anyStart_neverLoseAndStayValid() {
        for (int i = 0; i < 100; i++) {
            double[] centres = Sample.centres(N, i).genes();
            Linearised around = new Linearised(centres);
            Simplex radii = around.radii();
            Simplex moves = around.moves(0.2);
            assertThat(moves.solved()).isTrue();
            assertThat(sum(moves, N)).isGreaterThanOrEqualTo(sum(radii, N) - 1e-12);
            double[] moved = centres.clone();
            for (int k = 0; k < moved.length; k++) {
                assertThat(Math.abs(moves.worth(N + k))).isLessThanOrEqualTo(0.2 + 1e-12);
                moved[k] += moves.worth(N + k);
            }
            for (Limit limit : limits(moved)) {
                double used = limit.circles().stream().mapToDouble(moves::worth).sum() * limit.sign();
                assertThat(used).isLessThanOrEqualTo(limit.room() + 1e-12);
            }
        }
    }

    /** In the order of the columns: four sides of each circle, radii of at least 0, pairs. */
    private record Limit(List<Integer> circles, int sign, double room) {}

    private static List<Limit> limits(double[] centres) {
        int circles = centres.length / 2;
        List<Limit> limits = new ArrayList<>();
        for (int k = 0; k < centres.length; k++) {
            limits.add(new Limit(List.of(k / 2), 1, centres[k]));
            limits.add(new Limit(List.of(k / 2), 1, 1 - centres[k]));
        }
        for (int i = 0; i < circles; i++) {
            limits.add(new Limit(List.of(i), -1, 0));
        }
        for (int i = 0; i < circles; i++) {
            for (int j = i + 1; j < circles; j++) {
                double dx = centres[2 * i] - centres[2 * j];
                double dy = centres[2 * i + 1] - centres[2 * j + 1];
                limits.add(new Limit(List.of(i, j), 1, Math.sqrt(dx * dx + dy * dy)));
            }
        }
        return limits;
    }

    /** The optimum of a linear program lies where as many limits as it has variables meet: tries all of them. */
    private static double bestVertex(double[] centres) {
        List<Limit> limits = limits(centres);
        double best = 0;
        for (int a = 0; a < limits.size(); a++) {
            for (int b = a + 1; b < limits.size(); b++) {
                for (int c = b + 1; c < limits.size(); c++) {
                    best = Math.max(best, vertex(limits, List.of(limits.get(a), limits.get(b), limits.get(c))));
                }
            }
        }
        return best;
    }

    private static double vertex(List<Limit> limits, List<Limit> tight) {
        double[][] rows = new double[3][3];
        double[] right = new double[3];
        for (int k = 0; k < 3; k++) {
            for (int circle : tight.get(k).circles()) {
                rows[k][circle] = tight.get(k).sign();
            }
            right[k] = tight.get(k).room();
        }
        double whole = determinant(rows);
        if (whole == 0) {
            return 0;
        }
        double[] radii = new double[3];
        for (int circle = 0; circle < 3; circle++) {
            double[][] replaced = new double[3][];
            for (int k = 0; k < 3; k++) {
                replaced[k] = rows[k].clone();
                replaced[k][circle] = right[k];
            }
            radii[circle] = determinant(replaced) / whole;
        }
        boolean valid = limits.stream()
                .allMatch(limit -> limit.sign()
                                * limit.circles().stream()
                                        .mapToDouble(c -> radii[c])
                                        .sum()
                        <= limit.room() + 1e-12);
        return valid ? radii[0] + radii[1] + radii[2] : 0;
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    private static double sum(Simplex solved, int circles) {
        double sum = 0;
        for (int i = 0; i < circles; i++) {
            sum += solved.worth(i);
        }
        return sum;
    }

    private static double[] ones() {
        double[] ones = new double[N];
        Arrays.fill(ones, 1);
        return ones;
    }
}
