package dev.lamarck.engine.model;

import dev.lamarck.engine.model.Positions.Rotary;
import dev.lamarck.engine.model.Positions.Scaling;
import java.util.function.DoubleUnaryOperator;

/**
 * The cosines and sines that queries and keys are turned by. Reference implementations compute angles in single precision, which
 * shows at large positions, so this does too.
 */
final class RotaryTable {
    private final float[] frequencies;
    private final float magnitude;

    private RotaryTable(float[] frequencies, float magnitude) {
        this.frequencies = frequencies;
        this.magnitude = magnitude;
    }

    static RotaryTable of(Rotary rotary) {
        float[] plain = new float[rotary.size() / 2];
        for (int i = 0; i < plain.length; i++) {
            float exponent = (float) (2 * i) / rotary.size();
            plain[i] = 1 / (float) Math.pow(rotary.theta(), exponent);
        }
        return scaled(rotary, plain);
    }

    private static RotaryTable scaled(Rotary rotary, float[] plain) {
        Scaling scaling = rotary.scaling();
        if (scaling instanceof Scaling.Linear linear) {
            return new RotaryTable(mapped(plain, (i, f) -> f / linear.factor()), 1);
        }
        if (scaling instanceof Scaling.Llama3 llama) {
            return new RotaryTable(mapped(plain, (i, f) -> stretched(llama, f)), 1);
        }
        if (scaling instanceof Scaling.Yarn yarn) {
            double[] ends = slope(rotary, yarn);
            float[] frequencies = mapped(plain, (i, f) -> {
                double share = Math.max(0, Math.min(1, (i - ends[0]) / (ends[1] - ends[0])));
                return f / yarn.factor() * share + f * (1 - share);
            });
            return new RotaryTable(frequencies, (float) yarn.magnitude());
        }
        return new RotaryTable(plain, 1);
    }

    private interface Change {
        double of(int pair, double frequency);
    }

    private static float[] mapped(float[] plain, Change change) {
        float[] changed = new float[plain.length];
        for (int i = 0; i < plain.length; i++) {
            changed[i] = (float) change.of(i, plain[i]);
        }
        return changed;
    }

    private static double stretched(Scaling.Llama3 llama, double frequency) {
        double wavelength = 2 * Math.PI / frequency;
        double turns = llama.original() / wavelength;
        if (turns < llama.low()) {
            return frequency / llama.factor();
        }
        if (turns > llama.high()) {
            return frequency;
        }
        double smooth = (turns - llama.low()) / (llama.high() - llama.low());
        return (1 - smooth) * frequency / llama.factor() + smooth * frequency;
    }

    /** The pairs between which frequencies go from unchanged to wholly scaled. */
    private static double[] slope(Rotary rotary, Scaling.Yarn yarn) {
        double low = pair(rotary, yarn, yarn.fast());
        double high = pair(rotary, yarn, yarn.slow());
        if (yarn.truncate()) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        low = Math.max(low, 0);
        high = Math.min(high, rotary.size() - 1);
        return new double[] {low, low == high ? high + 0.001 : high};
    }

    /** The pair that makes so many turns in the original context. */
    private static double pair(Rotary rotary, Scaling.Yarn yarn, double turns) {
        return rotary.size() * Math.log(yarn.original() / (turns * 2 * Math.PI)) / (2 * Math.log(rotary.theta()));
    }

    int pairs() {
        return frequencies.length;
    }

    float[] cosines(int positions) {
        return table(positions, Math::cos);
    }

    float[] sines(int positions) {
        return table(positions, Math::sin);
    }

    private float[] table(int positions, DoubleUnaryOperator function) {
        float[] table = new float[Math.multiplyExact(positions, frequencies.length)];
        for (int i = 0; i < table.length; i++) {
            float angle = (float) (i / frequencies.length) * frequencies[i % frequencies.length];
            table[i] = (float) function.applyAsDouble(angle) * magnitude;
        }
        return table;
    }
}
