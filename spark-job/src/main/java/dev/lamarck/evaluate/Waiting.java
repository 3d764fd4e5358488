package dev.lamarck.evaluate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for work on other threads as if it ran on this one. */
public final class Waiting {

    private static final int LONGEST_END = 10;

    private Waiting() {}

    /**
     * What the work gave; what it threw is thrown here.
     *
     * @param interrupted what is thrown when this thread is to end
     */
    public static <T> T forResult(Future<T> work, Supplier<? extends RuntimeException> interrupted) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted.get();
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

    /** Interrupts what still runs and waits a while for it, so that it is not there when others are tried alone. */
    public static void forEnd(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted(); // which would keep this thread from waiting
        try {
            pool.awaitTermination(LONGEST_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
