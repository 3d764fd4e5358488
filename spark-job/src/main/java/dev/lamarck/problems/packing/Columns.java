package dev.lamarck.problems.packing;

import java.util.Arrays;

/** The sparse columns of a linear program and their costs, appended one after the other. */
final class Columns {

    private final int rows;
    private int[] start = new int[1024];
    private int[] row = new int[4096];
    private double[] value = new double[4096];
    private double[] cost = new double[1024];
    private int size;
    private int entries;

    Columns(int rows) {
        this.rows = rows;
    }

    /** Begins a column; its entries follow with {@link #put}. */
    int add(double columnCost) {
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
            cost = Arrays.copyOf(cost, 2 * cost.length);
        }
        cost[size] = columnCost;
        start[size] = entries;
        size++;
        start[size] = entries;
        return size - 1;
    }

    /** Sets one entry of the column begun last. */
    Columns put(int atRow, double entry) {
        if (entries == row.length) {
            row = Arrays.copyOf(row, 2 * row.length);
            value = Arrays.copyOf(value, 2 * value.length);
        }
        row[entries] = atRow;
        value[entries] = entry;
        entries++;
        start[size] = entries;
        return this;
    }

    int rows() {
        return rows;
    }

    int size() {
        return size;
    }

    double cost(int column) {
        return cost[column];
    }

    /** What a column costs less what its rows are worth: negative if a solution would gain by using it. */
    double reducedCost(int column, double[] worth) {
        double reduced = cost[column];
        for (int k = start[column]; k < start[column + 1]; k++) {
            reduced -= value[k] * worth[row[k]];
        }
        return reduced;
    }

    /** The product of a matrix row and a column. */
    double times(double[] matrixRow, int column) {
        double sum = 0;
        for (int k = start[column]; k < start[column + 1]; k++) {
            sum += matrixRow[row[k]] * value[k];
        }
        return sum;
    }
}
