package dev.lamarck.engine.backend;

/** Room for the keys and values of some tokens that follow each other, in every layer. Whoever asked the backend for it closes it. */
public interface Page extends AutoCloseable {
    /** Of a page. */
    int TOKENS = 64;

    @Override
    void close();
}
