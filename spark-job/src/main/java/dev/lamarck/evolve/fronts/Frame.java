package dev.lamarck.evolve.fronts;

import java.util.Arrays;

/**
 * The frame that NSGA-III puts around a front so that objectives of any scale can be compared (Deb and Jain, "An
 * evolutionary many-objective optimization algorithm using reference-point-based nondominated sorting approach, part
 * I", 2014). Its origin is the ideal point, the best of every objective that was ever seen. For each axis the extreme
 * point is the one nearest to it by the achievement function max(t_j / w_j), with w_j = 1 on the axis and 1e-6 beside it.
 * The plane through the extreme points cuts the axes at the intercepts, which become 1.
 *
 * <p>Before the extreme points are looked for, objectives are measured by their range in the front, so that their units
 * do not matter. When the plane does not cut every axis above the origin, as when extreme points coincide, the worst of
 * the front takes the place of the intercepts; an objective in which all are equal is left at 0.
 */
public final class Frame {

    private static final double BESIDE = 1e-6;
    private static final double FLAT = 1e-10;
    private static final double FARTHEST = 1e100;

    /** So that differences of any two numbers are finite. */
    private static final double QUARTER = 0.25;

    private final double[] ideal;
    private final double[][] extremes;
    private final double[] intercepts;

    private Frame(double[] ideal, double[][] extremes, double[] intercepts) {
        this.ideal = ideal;
        this.extremes = extremes;
        this.intercepts = intercepts;
    }

    /**
     * The frame of a front.
     *
     * @param memory what {@link #memory} gave last time; empty the first time, or to begin anew
     * @param front fitness, more is better, at least one point
     */
    public static Frame of(double[] memory, double[][] front) {
        double[][] costs = costs(front);
        int objectives = costs[0].length;
        boolean known = memory.length == objectives * (objectives + 1);
        double[] ideal = known ? Arrays.copyOf(memory, objectives) : costs[0].clone();
        for (double[] cost : costs) {
            for (int j = 0; j < objectives; j++) {
                ideal[j] = Math.min(ideal[j], cost[j]);
            }
        }
        double[] range = range(costs, ideal);
        double[][] extremes = new double[objectives][];
        for (int axis = 0; axis < objectives; axis++) {
            int from = objectives * (axis + 1);
            extremes[axis] = known ? Arrays.copyOfRange(memory, from, from + objectives) : costs[0];
            for (double[] cost : costs) {
                boolean nearer =
                        achievement(cost, ideal, range, axis) < achievement(extremes[axis], ideal, range, axis);
                extremes[axis] = nearer ? cost : extremes[axis];
            }
        }
        return new Frame(ideal, extremes, intercepts(extremes, ideal, range));
    }

    /** What the frame has to remember for the next generation: a few numbers, however long the run. */
    public double[] memory() {
        double[] memory = Arrays.copyOf(ideal, ideal.length * (ideal.length + 1));
        for (int axis = 0; axis < ideal.length; axis++) {
            System.arraycopy(extremes[axis], 0, memory, ideal.length * (axis + 1), ideal.length);
        }
        return memory;
    }

    /** Where points lie in the frame: less is better, 0 is the ideal and 1 the intercept of an objective. */
    public double[][] placed(double[][] fitness) {
        double[][] costs = costs(fitness);
        for (double[] cost : costs) {
            for (int j = 0; j < cost.length; j++) {
                double place = intercepts[j] > 0 ? (cost[j] - ideal[j]) / intercepts[j] : 0;
                cost[j] = Math.min(FARTHEST, Math.max(-FARTHEST, place));
            }
        }
        return costs;
    }

    private static double[][] costs(double[][] fitness) {
        double[][] costs = Points.checked(fitness);
        for (double[] cost : costs) {
            for (int j = 0; j < cost.length; j++) {
                cost[j] = QUARTER * (0.0 - cost[j]);
            }
        }
        return costs;
    }

    private static double[] range(double[][] costs, double[] ideal) {
        double[] range = new double[ideal.length];
        for (double[] cost : costs) {
            for (int j = 0; j < range.length; j++) {
                range[j] = Math.max(range[j], cost[j] - ideal[j]);
            }
        }
        return range;
    }

    private static double achievement(double[] cost, double[] ideal, double[] range, int axis) {
        double worst = 0;
        for (int j = 0; j < cost.length; j++) {
            double share = range[j] > 0 ? (cost[j] - ideal[j]) / range[j] : 0;
            worst = Math.max(worst, j == axis ? share : share / BESIDE);
        }
        return worst;
    }

    private static double[] intercepts(double[][] extremes, double[] ideal, double[] range) {
        int objectives = ideal.length;
        double[][] plane = new double[objectives][objectives + 1];
        for (int row = 0; row < objectives; row++) {
            for (int j = 0; j < objectives; j++) {
                plane[row][j] = range[j] > 0 ? (extremes[row][j] - ideal[j]) / range[j] : row == j ? 1 : 0;
            }
            plane[row][objectives] = 1;
        }
        double[] intercepts = range.clone();
        if (eliminate(plane) && Arrays.stream(plane).allMatch(row -> row[objectives] > FLAT)) {
            for (int j = 0; j < objectives; j++) {
                intercepts[j] = range[j] / plane[j][objectives];
            }
        }
        return intercepts;
    }

    /** Gauss and Jordan, with the greatest pivot of the column; the last column becomes the solution, if there is one. */
    private static boolean eliminate(double[][] rows) {
        for (int column = 0; column < rows.length; column++) {
            int pivot = column;
            for (int row = column + 1; row < rows.length; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] chosen = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = chosen;
            if (!(Math.abs(chosen[column]) > FLAT)) {
                return false;
            }
            for (int j = rows.length; j >= column; j--) {
                chosen[j] /= chosen[column];
            }
            clear(rows, column);
        }
        return true;
    }

    private static void clear(double[][] rows, int column) {
        for (int row = 0; row < rows.length; row++) {
            double factor = rows[row][column];
            for (int j = column; j <= rows.length && row != column; j++) {
                rows[row][j] -= factor * rows[column][j];
            }
        }
    }
}
