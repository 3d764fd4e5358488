package dev.lamarck.cli;

/** What the process's exit code says. */
enum Exit {
    /** What was asked for is done. */
    DONE,
    /** Lamarck itself is wrong. */
    DEFECT,
    /** The request, the settings or the evaluator are wrong. */
    USER,
    /** The machine, the storage or the cluster is not as it has to be. */
    ENVIRONMENT,
    /** Stopped on request before its goal; it can be resumed. */
    STOPPED;

    int code() {
        return ordinal();
    }
}
