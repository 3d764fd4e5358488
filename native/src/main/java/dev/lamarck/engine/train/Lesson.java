package dev.lamarck.engine.train;

import java.util.Arrays;

/**
 * A text to learn from.
 *
 * @param weights how much each token counts, after all before it; the first, which has none before it, counts nothing
 */
public record Lesson(int[] tokens, float[] weights) {
    public Lesson {
        tokens = tokens.clone();
        weights = weights.clone();
        if (tokens.length != weights.length) {
            throw new IllegalArgumentException("%d tokens, %d weights".formatted(tokens.length, weights.length));
        }
        if (tokens.length > 0 && weights[0] != 0) {
            throw new IllegalArgumentException("A first token cannot be learned: nothing is before it");
        }
    }

    /** A text of which all tokens from one on count the same. */
    public static Lesson from(int first, int... tokens) {
        float[] weights = new float[tokens.length];
        Arrays.fill(weights, Math.min(weights.length, Math.max(1, first)), weights.length, 1);
        return new Lesson(tokens, weights);
    }

    /** Rows that it has in a model: what comes after its last token is not asked for. */
    int rows() {
        return Math.max(0, tokens.length - 1);
    }

    /** The sum of all weights. */
    public double weight() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
