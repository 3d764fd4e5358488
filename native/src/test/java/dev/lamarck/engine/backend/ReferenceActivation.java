package dev.lamarck.engine.backend;

import java.util.function.DoubleUnaryOperator;

/** Activations, in double precision. */
final class ReferenceActivation {
    private ReferenceActivation() {}

    static DoubleUnaryOperator function(Activation kind) {
        return switch (kind) {
            case SILU -> x -> x / (1 + Math.exp(-x));
            case GELU_TANH -> x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
            case GELU -> x -> 0.5 * x * (1 + errorFunction(x / Math.sqrt(2)));
            case RELU -> x -> Math.max(x, 0);
            case TANH -> Math::tanh;
        };
    }

    /** By its integral: Simpson's rule in 2,000 steps. */
    private static double errorFunction(double x) {
        double end = Math.min(Math.abs(x), 6);
        double step = end / 2000;
        double sum = 0;
        for (int i = 0; i <= 2000; i++) {
            double weight = i == 0 || i == 2000 ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-Math.pow(i * step, 2));
        }
        return Math.signum(x) * 2 / Math.sqrt(Math.PI) * sum * step / 3;
    }
}
