package dev.lamarck.evolve.vector;

import java.nio.ByteBuffer;

/**
 * A shape in any direction. Steps are made from its eigenvectors, which are computed again only after so many updates
 * that the time this takes stays in proportion.
 */
final class FullCovariance implements Covariance {

    /** Greatest ratio of an axis to another, squared, that the arithmetic still tells apart. */
    private static final double CONDITION = 1e14;

    private final double[][] lower;
    private final double[] deviations;
    private final double[][] axes;
    private int waiting;

    private FullCovariance(int size) {
        this.lower = new double[size][];
        this.deviations = new double[size];
        this.axes = new double[size][size];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
        }
    }

    static FullCovariance ball(int size) {
        FullCovariance ball = new FullCovariance(size);
        for (int i = 0; i < size; i++) {
            ball.lower[i][i] = 1;
            ball.axes[i][i] = 1;
            ball.deviations[i] = 1;
        }
        return ball;
    }

    static FullCovariance read(ByteBuffer from, int size) {
        FullCovariance shape = new FullCovariance(size);
        shape.waiting = from.getInt();
        for (int i = 0; i < size; i++) {
            read(from, shape.lower[i]);
            read(from, shape.axes[i]);
        }
        read(from, shape.deviations);
        return shape;
    }

    private static void read(ByteBuffer from, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = from.getDouble();
        }
    }

    @Override
    public int size() {
        return deviations.length;
    }

    @Override
    public double[] stretched(double[] normals) {
        double[] step = new double[size()];
        for (int k = 0; k < step.length; k++) {
            add(step, deviations[k] * normals[k], axes[k]);
        }
        return step;
    }

    @Override
    public double[] turned(double[] normals) {
        double[] turned = new double[size()];
        for (int k = 0; k < turned.length; k++) {
            add(turned, normals[k], axes[k]);
        }
        return turned;
    }

    private static void add(double[] sum, double factor, double[] axis) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * axis[i];
        }
    }

    @Override
    public void learn(double kept, double[] weights, double[][] steps) {
        for (int i = 0; i < size(); i++) {
            double[] row = lower[i];
            for (int j = 0; j <= i; j++) {
                row[j] *= kept;
            }
            for (int k = 0; k < steps.length; k++) {
                double[] step = steps[k];
                double weighted = weights[k] * step[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += weighted * step[j];
                }
            }
        }
        waiting++;
    }

    @Override
    public void refresh(double patience) {
        if (waiting > 0 && waiting >= patience) {
            decompose();
            waiting = 0;
        }
    }

    private void decompose() {
        SymmetricEigen eigen = SymmetricEigen.of(lower);
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int k = 0; k < size(); k++) {
            least = Math.min(least, eigen.value(k));
            greatest = Math.max(greatest, eigen.value(k));
        }
        double missing = Math.max(0, greatest / CONDITION - least);
        for (int k = 0; k < size(); k++) {
            lower[k][k] += missing;
            deviations[k] = Math.sqrt(Math.max(Double.MIN_NORMAL, eigen.value(k) + missing));
            axes[k] = eigen.vector(k);
        }
    }

    @Override
    public double variance(int gene) {
        return lower[gene][gene];
    }

    @Override
    public void widen(int gene, double factor) {
        for (int j = 0; j <= gene; j++) {
            lower[gene][j] *= factor;
        }
        for (int i = gene; i < size(); i++) {
            lower[i][gene] *= factor;
        }
    }

    @Override
    public void shrink(int power) {
        for (int i = 0; i < size(); i++) {
            deviations[i] = Math.scalb(deviations[i], -power);
            for (int j = 0; j <= i; j++) {
                lower[i][j] = Math.scalb(lower[i][j], -2 * power);
            }
        }
    }

    @Override
    public int bytes() {
        return Integer.BYTES + Double.BYTES * (size() * (size() + 1) / 2 + size() * size() + size());
    }

    @Override
    public void write(ByteBuffer to) {
        to.putInt(waiting);
        for (int i = 0; i < size(); i++) {
            write(to, lower[i]);
            write(to, axes[i]);
        }
        write(to, deviations);
    }

    private static void write(ByteBuffer to, double[] values) {
        for (double value : values) {
            to.putDouble(value);
        }
    }
}
