package dev.lamarck.spark;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task's side of a {@link Quorum}: reports what is done, hears when the generation is closed, and then ends what is
 * under way in every thread that asked for it. A driver that does not answer for a while is asked again, and closes nothing.
 */
final class Curfew implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Curfew.class);
    private static final long ASK_MILLIS = 50;

    private final String quorum;
    private final int partition;
    private final Predicate<Quorum.Report> closedAfter;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean silent = new AtomicBoolean();
    private final Thread asking;

    Curfew(String quorum, int partition, Predicate<Quorum.Report> closedAfter) {
        this.quorum = quorum;
        this.partition = partition;
        this.closedAfter = closedAfter;
        this.asking = new Thread(this::ask, "lamarck-curfew-" + partition);
        asking.setDaemon(true);
    }

    /** A curfew that never comes. */
    static Curfew never() {
        return new Curfew("", 0, report -> false);
    }

    /** Asks once at once, so that a task that can never ask fails. */
    Curfew started() {
        try {
            closed.set(tell());
        } catch (RefusedException e) {
            throw e;
        } catch (RuntimeException e) { // boundary: task
            note(e);
        }
        asking.start();
        return this;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Counts candidates that have an outcome now. */
    void count(int candidates, boolean wereLate) {
        done.addAndGet(candidates);
        if (wereLate) {
            late.addAndGet(candidates);
        }
    }

    private void ask() {
        try {
            while (!over.await(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!closed.get() && heard()) {
                    closed.set(true);
                    watches.forEach(Watch::ring);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean heard() {
        try {
            boolean answer = tell();
            silent.set(false);
            return answer;
        } catch (RuntimeException e) { // boundary: task
            note(e);
            return false;
        }
    }

    /** Once for each time that the driver falls silent. */
    private void note(RuntimeException trouble) {
        if (!silent.getAndSet(true)) {
            LOG.warn("partition={} driver=silent asked=again", partition, trouble);
        }
    }

    private boolean tell() {
        return closedAfter.test(new Quorum.Report(quorum, partition, done.get(), late.get()));
    }

    /**
     * Watches over the calling thread.
     *
     * @param onClose what is done when the generation is closed, before the thread is interrupted
     */
    Watch over(Runnable onClose) {
        Watch watch = new Watch(Thread.currentThread(), onClose);
        watches.add(watch);
        if (isClosed()) {
            watch.ring();
        }
        return watch;
    }

    /** One thread at work. */
    final class Watch implements AutoCloseable {

        private final Runnable onClose;
        private @Nullable Thread worker;
        private boolean rung;

        Watch(Thread worker, Runnable onClose) {
            this.worker = worker;
            this.onClose = onClose;
        }

        private synchronized void ring() {
            Thread busy = worker;
            if (busy != null && !rung) {
                rung = true;
                onClose.run();
                busy.interrupt();
            }
        }

        /** The work is over; an interrupt that was meant for it is forgotten. */
        @Override
        public synchronized void close() {
            worker = null;
            watches.remove(this);
            if (rung) {
                Thread.interrupted();
            }
        }
    }

    /** Tells what is done in the end, so that others need not wait for it. */
    @Override
    public void close() {
        over.countDown();
        if (asking.isAlive()) {
            heard();
        }
    }
}
