package dev.lamarck.store;

/** Called at every named point of the protocol, so that a test can end the process there. */
@FunctionalInterface
public interface FaultPoint {

    /** What a run does at all of them: nothing. */
    FaultPoint NONE = point -> {};

    /** Points are a table's name, a dot, and one of file-written, before, temp-written, after. */
    void at(String point);
}
