package dev.lamarck.engine.infer;

/** Hears of tokens as they are generated, on the thread that generates: what takes long is done elsewhere. */
@FunctionalInterface
public interface Listener {
    /** One more token; false if no more are wanted. */
    boolean hear(int token);
}
