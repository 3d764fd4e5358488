package dev.lamarck.engine.tensor;

/** Rows of numbers that a backend holds. Whoever asked the backend for it closes it, after all views of it are done with. */
public interface Tensor extends AutoCloseable {
    DType type();

    long rows();

    long columns();

    /** Some of its columns, without copying; there is nothing to close about a view. */
    Tensor columns(long from, long count);

    /** Some of its rows, without copying. */
    Tensor rows(long from, long count);

    @Override
    void close();
}
