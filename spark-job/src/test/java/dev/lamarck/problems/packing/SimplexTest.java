package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SimplexTest {

    @Test
    void solve_programOnWhichTheLargestPromiseCycles_endsAtTheOptimum() {
        Columns beale = new Columns(3);
        column(beale, 0, 1, 0, 0);
        column(beale, 0, 0, 1, 0);
        column(beale, 0, 0, 0, 1);
        column(beale, -0.75, 0.25, 0.5, 0);
        column(beale, 20, -8, -12, 0);
        column(beale, -0.5, -1, -0.5, 1);
        column(beale, 6, 9, 3, 0);
        Simplex simplex = new Simplex(beale, new double[] {0, 0, 1});
        for (int slack = 0; slack < 3; slack++) {
            simplex.place(slack, 3);
        }
        assertThat(simplex.solve(10_000).solved()).isTrue();
        assertThat(simplex.worth(2)).isCloseTo(-1.25, within(1e-12));
    }

    @Test
    void solve_unboundedProgram_isNotSolved() {
        Columns columns = new Columns(1);
        column(columns, 0, 1);
        column(columns, -1, -1);
        Simplex simplex = new Simplex(columns, new double[] {1});
        simplex.place(0, 1);
        assertThat(simplex.solve(100).solved()).isFalse();
    }

    @Test
    void solve_rowThatNoColumnMeets_isNotSolved() {
        Columns columns = new Columns(2);
        column(columns, 1, 1, 0);
        Simplex simplex = new Simplex(columns, new double[] {1, 1});
        simplex.place(0, 2);
        assertThat(simplex.solve(100).solved()).isFalse();
    }

    private static void column(Columns columns, double cost, double... entries) {
        columns.add(cost);
        for (int row = 0; row < entries.length; row++) {
            columns.put(row, entries[row]);
        }
    }
}
