package dev.lamarck.store;

/** Called at every named point of the protocol, so that a test can end the process there. */
@FunctionalInterface
public interface FaultPoint {

    /** What a run does at all of them: nothing. */
    FaultPoint NONE = point -> {};

    /**
     * Points are a table's name, a dot, and a step: {@code file-written} (rows of the driver are in a file),
     * {@code before}, {@code temp-written} (the commit is on a local disk, under another name) and {@code after} its
     * commit; {@code checkpoint-before} and {@code checkpoint-after}, which come from another thread.
     */
    void at(String point);
}
