package dev.lamarck.evolve.vector;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A shape whose axes are those of the genes: time and memory grow with the genes, not with their square. */
final class DiagonalCovariance implements Covariance {

    private static final double LEAST = 0x1.0p-900;

    private final double[] variances;
    private final double[] deviations;

    private DiagonalCovariance(double[] variances) {
        this.variances = variances;
        this.deviations = new double[variances.length];
        refresh(0);
    }

    static DiagonalCovariance ball(int size) {
        double[] variances = new double[size];
        Arrays.fill(variances, 1);
        return new DiagonalCovariance(variances);
    }

    static DiagonalCovariance read(ByteBuffer from, int size) {
        double[] variances = new double[size];
        for (int i = 0; i < size; i++) {
            variances[i] = from.getDouble();
        }
        return new DiagonalCovariance(variances);
    }

    @Override
    public int size() {
        return variances.length;
    }

    @Override
    public double[] stretched(double[] normals) {
        double[] step = new double[normals.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = deviations[i] * normals[i];
        }
        return step;
    }

    @Override
    public double[] turned(double[] normals) {
        return normals.clone();
    }

    @Override
    public void learn(double kept, double[] weights, double[][] steps) {
        for (int i = 0; i < variances.length; i++) {
            double variance = kept * variances[i];
            for (int k = 0; k < steps.length; k++) {
                variance += weights[k] * steps[k][i] * steps[k][i];
            }
            variances[i] = Math.max(variance, Math.max(LEAST, variances[i] / 4));
        }
    }

    @Override
    public void refresh(double patience) {
        for (int i = 0; i < variances.length; i++) {
            deviations[i] = Math.sqrt(variances[i]);
        }
    }

    @Override
    public double variance(int gene) {
        return variances[gene];
    }

    @Override
    public void widen(int gene, double factor) {
        variances[gene] *= factor * factor;
        deviations[gene] = Math.sqrt(variances[gene]);
    }

    @Override
    public void shrink(int power) {
        for (int i = 0; i < variances.length; i++) {
            variances[i] = Math.scalb(variances[i], -2 * power);
            deviations[i] = Math.scalb(deviations[i], -power);
        }
    }

    @Override
    public int bytes() {
        return Double.BYTES * variances.length;
    }

    @Override
    public void write(ByteBuffer to) {
        for (double variance : variances) {
            to.putDouble(variance);
        }
    }
}
