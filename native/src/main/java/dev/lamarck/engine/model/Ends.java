package dev.lamarck.engine.model;

/**
 * What stands before the first layer and after the last.
 *
 * @param embeddingScale on the embedding, rounded to the kind of numbers that the model computes with
 */
public record Ends(double embeddingScale, Head head) {
    /** What turns the last hidden states into logits. */
    public enum Head {
        OWN,
        /** The embedding itself. */
        TIED,
        /** Nothing: the hidden states are the answer. */
        NONE
    }
}
