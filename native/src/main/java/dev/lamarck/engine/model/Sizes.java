package dev.lamarck.engine.model;

/**
 * How large a model is.
 *
 * @param vocabulary rows of the embedding, which may be more than there are tokens
 * @param width numbers in a hidden state
 * @param context tokens that it was made for
 */
public record Sizes(int vocabulary, int width, int layers, int context) {
    static final int MOST_TOKENS = 1 << 24;
    static final int MOST_WIDTH = 1 << 22;
    static final int MOST_LAYERS = 1 << 12;
    static final int MOST_CONTEXT = 1 << 30;

    public Sizes {
        ModelErrors.requireWithin("vocabulary", vocabulary, MOST_TOKENS);
        ModelErrors.requireWithin("width", width, MOST_WIDTH);
        ModelErrors.requireWithin("layers", layers, MOST_LAYERS);
        ModelErrors.requireWithin("context", context, MOST_CONTEXT);
    }
}
