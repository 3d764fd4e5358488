package dev.lamarck.engine.infer;

/**
 * What was generated.
 *
 * @param tokens all that were generated, also those of the text at which it stopped
 * @param text what they read up to where it stopped; empty if the request is not read as text
 * @param why it went no further
 */
public record Continuation(int[] tokens, String text, End why) {
    /** Why a continuation went no further. */
    public enum End {
        /** As many tokens as were asked for. */
        LENGTH,
        /** A token or a text that ends it, or nothing else is allowed. */
        STOP,
        CANCELLED,
        DEADLINE
    }
}
