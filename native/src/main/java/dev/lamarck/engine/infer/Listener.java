package dev.lamarck.engine.infer;

/** Hears of tokens as they are generated, on the thread that generates: what takes long is done elsewhere. */
@FunctionalInterface
public interface Listener {
    /** One more token; false if no more are wanted. */
    boolean hear(int token);

    /**
     * More of the text, if the request is read as text: whole characters, none of which is taken back. Comes after the token that
     * made it certain, and at the end.
     */
    default void read(String text) {}
}
