package dev.lamarck.engine.infer;

/**
 * What was generated.
 *
 * @param why it went no further
 */
public record Continuation(int[] tokens, End why) {
    /** Why a continuation went no further. */
    public enum End {
        /** As many tokens as were asked for. */
        LENGTH,
        /** A token that ends it. */
        STOP,
        CANCELLED,
        DEADLINE
    }
}
