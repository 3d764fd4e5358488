package dev.lamarck.evaluate.python;

import dev.lamarck.conf.ConfException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fork server of one evaluator in one JVM, shared by its threads. If its process dies, it is started again, and what
 * was under way is repeated once with nothing else running, so that a program that kills it takes nobody with it.
 */
final class ForkServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ForkServer.class);
    private static final int DEATHS_IN_A_ROW = 6;
    private static final int CANCEL_SECONDS = 3;

    private final Launch launch;
    private final ReadWriteLock company = new ReentrantReadWriteLock(true);
    private @Nullable ServerProcess current;
    private int deaths;
    private boolean closed;

    ForkServer(Launch launch) {
        this.launch = launch;
    }

    /** Starts the process unless it runs; a ConfException says what is wrong with the evaluator. */
    synchronized ServerProcess process() throws InterruptedException {
        if (closed) {
            throw new CancellationException("The evaluator is closed");
        }
        ServerProcess process = current;
        if (process == null || process.isDead()) {
            if (deaths >= DEATHS_IN_A_ROW) {
                throw new ConfException("The fork server of %s died %d times in a row. It printed:%n%s"
                        .formatted(launch.evaluator(), deaths, PythonErrors.tail(launch.log())));
            }
            process = ServerProcess.start(launch);
            current = process;
            LOG.info(
                    "evaluator={} fork-server={} isolation={}",
                    launch.evaluator().getFileName(),
                    process.pid(),
                    process.isolation());
        }
        return process;
    }

    /** What became of an evaluation; nothing if the process died of it, or with it, twice. */
    Optional<Reply> evaluate(byte[] order) throws InterruptedException {
        Optional<Reply> reply = attempt(order, company.readLock());
        return reply.isPresent() ? reply : attempt(order, company.writeLock());
    }

    private Optional<Reply> attempt(byte[] order, Lock lock) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            ServerProcess process = process();
            return ask(process, order);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Reply> ask(ServerProcess process, byte[] order) throws InterruptedException {
        ServerProcess.Asked asked = process.ask(order);
        try {
            Reply reply = asked.reply().get();
            answered();
            return Optional.of(reply);
        } catch (ExecutionException e) {
            died(process);
            return Optional.empty();
        } catch (InterruptedException e) {
            process.cancel(asked);
            leave(asked);
            throw e;
        }
    }

    /** Waits until nothing of a cancelled evaluation is left. */
    private static void leave(ServerProcess.Asked asked) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CANCEL_SECONDS);
        boolean waiting = true;
        while (waiting) {
            try {
                asked.reply().get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                waiting = false;
            } catch (InterruptedException e) {
                // already on the way out
            } catch (ExecutionException | TimeoutException e) {
                waiting = false;
            }
        }
    }

    private synchronized void answered() {
        deaths = 0;
    }

    /** Counts a process once, however many evaluations it takes along. */
    private synchronized void died(ServerProcess process) {
        if (current == process) {
            process.close();
            current = null;
            deaths++;
            LOG.warn(
                    "evaluator={} fork-server=died deaths={}",
                    launch.evaluator().getFileName(),
                    deaths);
        }
    }

    @Override
    public void close() {
        ServerProcess process;
        synchronized (this) {
            closed = true;
            process = current;
            current = null;
        }
        if (process != null) {
            process.close();
        }
    }
}
