package dev.lamarck.evolve.vector;

import java.nio.ByteBuffer;

/** The shape of a normal distribution: how independent normal numbers are stretched and turned into steps. */
sealed interface Covariance permits FullCovariance, DiagonalCovariance {

    int size();

    /** A step out of independent normal numbers. */
    double[] stretched(double[] normals);

    /** The numbers' direction without their stretch, which is the step in a space where the shape is a ball. */
    double[] turned(double[] normals);

    /** Keeps a part of the shape, and adds steps with their weights, of which some are negative. */
    void learn(double kept, double[] weights, double[][] steps);

    /** Makes what was learnt count for the steps to come; it may put that off until enough has been learnt. */
    void refresh(double patience);

    /** The variance of one gene's steps. */
    double variance(int gene);

    /** Stretches one gene's steps. */
    void widen(int gene, double factor);

    /** Divides all variances by 4 to this power. */
    void shrink(int power);

    /** How many bytes it is written in. */
    int bytes();

    void write(ByteBuffer to);
}
