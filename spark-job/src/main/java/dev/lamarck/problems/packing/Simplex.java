package dev.lamarck.problems.packing;

import java.util.Arrays;

/**
 * The revised simplex method with an explicit inverse, for programs of at most some hundred rows: minimise cost · level
 * with columns · level = demand and no level negative. The columns have two to six entries, so pricing is cheap and a
 * step is dominated by the update of the inverse. The entering column is the one that promises most (Dantzig); after a
 * long run of steps without progress the first one that promises anything (Bland), which cannot cycle. Every choice
 * is broken by index, so equal programs give equal bits.
 *
 * <p>The {@link #worth} of the rows solves the dual program, which is the one that packing asks for: its variables are
 * radii and moves, its constraints the columns.
 */
final class Simplex {

    private static final double OPTIMAL = 2e-15;
    private static final double GOOD_ENOUGH = 1e-11;
    private static final double PIVOT = 1e-9;
    private static final double TIE = 1e-12;
    private static final int PATIENCE = 200;

    private final Columns columns;
    private final double[][] inverse;
    private final int[] basis;
    private final double[] level;
    private final double[] worth;
    private final double[] direction;
    private boolean solved;

    /** Starts from no column at all: the rows are filled by {@link #place} and {@link #fill}, all of them. */
    Simplex(Columns columns, double[] demand) {
        int rows = columns.rows();
        this.columns = columns;
        this.inverse = new double[rows][rows];
        this.basis = new int[rows];
        this.level = demand.clone();
        this.worth = new double[rows];
        this.direction = new double[rows];
        for (int i = 0; i < rows; i++) {
            inverse[i][i] = 1;
            basis[i] = -1;
        }
    }

    /** Brings a column in at the empty row below a limit where its entry is largest. */
    void place(int column, int limit) {
        aim(column);
        int best = -1;
        for (int i = 0; i < limit; i++) {
            if (basis[i] < 0 && (best < 0 || Math.abs(direction[i]) > Math.abs(direction[best]))) {
                best = i;
            }
        }
        if (best >= 0 && Math.abs(direction[best]) > PIVOT) {
            pivot(column, best);
        }
    }

    /** Fills an empty row with one of two opposite unit columns: the one whose level is not negative. */
    void fill(int row, int positive, int negative) {
        int column = level[row] >= 0 ? positive : negative;
        aim(column);
        pivot(column, row);
    }

    /** Improves until no column promises anything; gives up where that takes more steps than allowed. */
    Simplex solve(int mostSteps) {
        if (!started()) {
            return this;
        }
        price();
        int idle = 0;
        for (int step = 0; step < mostSteps; step++) {
            boolean first = idle > PATIENCE;
            int entering = entering(first);
            if (entering < 0) {
                price(); // what the updates lost by rounding may promise something after all
                entering = entering(first);
            }
            int leaving = entering < 0 ? -1 : leaving(entering, first);
            if (leaving < 0) {
                break;
            }
            idle = level[leaving] > TIE ? 0 : idle + 1;
            reprice(columns.reducedCost(entering, worth) / direction[leaving], inverse[leaving]);
            pivot(entering, leaving);
        }
        int promising = entering(false);
        solved = promising < 0 || columns.reducedCost(promising, worth) > -GOOD_ENOUGH;
        return this;
    }

    /** Whether the optimum was found; if not, the worth of the rows is that of no solution. */
    boolean solved() {
        return solved;
    }

    /** The dual solution. */
    double worth(int row) {
        return worth[row];
    }

    /** The column that a row is met by. */
    int basic(int row) {
        return basis[row];
    }

    /** The primal solution: how much of that column. */
    double level(int row) {
        return level[row];
    }

    /** Every row met by a column, none of them negative beyond rounding. */
    private boolean started() {
        for (int i = 0; i < basis.length; i++) {
            if (basis[i] < 0 || !(level[i] > -PIVOT)) {
                return false;
            }
        }
        return true;
    }

    private void price() {
        Arrays.fill(worth, 0);
        for (int i = 0; i < basis.length; i++) {
            reprice(columns.cost(basis[i]), inverse[i]);
        }
    }

    private void reprice(double gain, double[] inverseRow) {
        for (int k = 0; k < worth.length; k++) {
            worth[k] += gain * inverseRow[k];
        }
    }

    private int entering(boolean first) {
        int best = -1;
        double lowest = -OPTIMAL;
        for (int column = 0; column < columns.size(); column++) {
            double reduced = columns.reducedCost(column, worth);
            if (reduced < lowest) {
                if (first) {
                    return column;
                }
                lowest = reduced;
                best = column;
            }
        }
        return best;
    }

    private int leaving(int entering, boolean first) {
        aim(entering);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < basis.length; i++) {
            if (direction[i] > PIVOT) {
                double ratio = Math.max(0, level[i]) / direction[i];
                if (ratio < least - TIE || (ratio <= least + TIE && best >= 0 && preferred(i, best, first))) {
                    least = Math.min(ratio, least);
                    best = i;
                }
            }
        }
        return best;
    }

    private boolean preferred(int candidate, int current, boolean first) {
        return first ? basis[candidate] < basis[current] : direction[candidate] > direction[current];
    }

    private void aim(int column) {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = columns.times(inverse[i], column);
        }
    }

    private void pivot(int column, int row) {
        double scale = 1 / direction[row];
        double[] pivotRow = inverse[row];
        for (int k = 0; k < pivotRow.length; k++) {
            pivotRow[k] *= scale;
        }
        level[row] *= scale;
        for (int i = 0; i < direction.length; i++) {
            double factor = direction[i];
            if (i != row && factor != 0) {
                subtract(inverse[i], factor, pivotRow);
                level[i] -= factor * level[row];
            }
        }
        basis[row] = column;
    }

    private static void subtract(double[] target, double factor, double[] source) {
        for (int k = 0; k < target.length; k++) {
            target[k] -= factor * source[k];
        }
    }
}
