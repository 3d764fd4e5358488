package dev.lamarck.engine.model;

/**
 * How hidden states are normalised.
 *
 * @param unitOffset whether one is added to the weight
 */
public record NormRule(Kind kind, double epsilon, boolean unitOffset) {
    /** What is taken out of a hidden state. */
    public enum Kind {
        /** Its root mean square. */
        RMS,
        /** Its mean and its deviation; such a norm has a bias. */
        LAYER
    }
}
