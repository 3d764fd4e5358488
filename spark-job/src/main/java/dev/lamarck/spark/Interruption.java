package dev.lamarck.spark;

import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/** Tells an exception of foreign code from Spark's wish that the task end. */
final class Interruption {

    private Interruption() {}

    static void rethrowIfKilled(Throwable thrown) {
        if (thrown instanceof TaskKilledException killed) {
            throw killed;
        }
        TaskContext context = TaskContext.get();
        if (context != null && context.isInterrupted()) {
            throw new TaskKilledException("the stage was cancelled");
        }
    }

    /** What a person needs to know of an exception in one line. */
    static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
