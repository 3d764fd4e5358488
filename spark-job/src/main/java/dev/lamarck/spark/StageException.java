package dev.lamarck.spark;

/** A stage cannot be finished on these executors. */
public final class StageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StageException(String message) {
        super(message);
    }

    StageException(String message, Throwable cause) {
        super(message, cause);
    }
}
