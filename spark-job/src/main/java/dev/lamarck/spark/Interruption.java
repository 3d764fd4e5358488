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
        boolean cancelled = context != null && context.isInterrupted();
        if (cancelled || Thread.currentThread().isInterrupted() || wasInterrupted(thrown)) {
            throw new TaskKilledException("the stage was cancelled");
        }
    }

    private static boolean wasInterrupted(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    /** What a person needs to know of an exception in one line. */
    static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
