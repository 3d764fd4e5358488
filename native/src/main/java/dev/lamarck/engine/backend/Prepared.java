package dev.lamarck.engine.backend;

/** A batch as its backend has it. To be closed when all operations on it are done. */
public interface Prepared extends AutoCloseable {
    int rows();

    @Override
    void close();
}
