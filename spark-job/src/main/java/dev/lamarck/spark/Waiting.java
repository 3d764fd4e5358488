package dev.lamarck.spark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.spark.TaskKilledException;

/** Waits for work on another thread as if it ran on this one. */
final class Waiting {

    private Waiting() {}

    static <T> T forResult(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
