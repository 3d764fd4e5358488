package dev.lamarck.evaluate.combine;

import dev.lamarck.evaluate.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads that parts of an evaluation run on, made when they are first needed. */
final class Crew implements AutoCloseable {

    private final int size;
    private @Nullable ExecutorService threads;

    Crew(int size) {
        this.size = size;
    }

    /** Runs all of it and returns when all has ended; a wish to end the calling thread ends all of it first. */
    void run(List<Runnable> work) {
        if (size == 1 || work.size() == 1) {
            work.forEach(Runnable::run);
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        ExecutorService pool = threads();
        boolean ended = false;
        try {
            work.forEach(each -> running.add(pool.submit(each)));
            for (Future<?> each : running) {
                Waiting.forResult(each, Crew::interrupted);
            }
            ended = true;
        } finally {
            if (!ended) {
                close();
            }
        }
    }

    private ExecutorService threads() {
        ExecutorService pool = threads;
        if (pool == null) {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            pool = Executors.newFixedThreadPool(size, task -> {
                Thread thread = new Thread(task, "lamarck-part");
                thread.setDaemon(true);
                thread.setContextClassLoader(loader);
                return thread;
            });
            threads = pool;
        }
        return pool;
    }

    private static CancellationException interrupted() {
        return new CancellationException("Interrupted while parts of an evaluation were running");
    }

    /** Interrupts what still runs and waits a while for it. */
    @Override
    public void close() {
        ExecutorService pool = threads;
        threads = null;
        if (pool != null) {
            Waiting.forEnd(pool);
        }
    }
}
