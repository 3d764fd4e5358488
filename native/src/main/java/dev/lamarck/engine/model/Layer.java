package dev.lamarck.engine.model;

/** What is the same in every layer of a model. */
public record Layer(Attention attention, Feed feed, NormRule norm, Residual residual, Biases biases) {
    /** How the parts of a layer are added to the hidden state. */
    public enum Residual {
        /** One after the other, each of a normalised state. */
        SEQUENTIAL,
        /** Both at once, of one normalised state. */
        PARALLEL,
        /** One after the other, and the sum is normalised. */
        NORMALISED_AFTER
    }

    /**
     * Which products of a matrix have a bias.
     *
     * @param input queries, keys and values
     * @param output what attention gives
     */
    public record Biases(boolean input, boolean output, boolean feed, boolean head) {}
}
