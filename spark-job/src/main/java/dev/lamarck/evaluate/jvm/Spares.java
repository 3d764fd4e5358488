package dev.lamarck.evaluate.jvm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** JVMs that stand ready. For each that is taken another one is started, if any is to, and gets ready in the meantime. */
final class Spares implements AutoCloseable {

    private final Supplier<Guest> start;
    private final int count;
    private final Deque<Guest> ready = new ArrayDeque<>();
    private boolean closed;

    Spares(Supplier<Guest> start, int count) {
        this.start = start;
        this.count = count;
    }

    synchronized Guest take() {
        fill(Math.max(1, count));
        Guest taken = ready.removeFirst();
        fill(count);
        return taken;
    }

    /** Takes back one that was taken; one that cannot be used again is closed. */
    void giveBack(Guest guest, boolean usable) {
        if (!usable || !kept(guest)) {
            guest.close();
        }
    }

    private synchronized boolean kept(Guest guest) {
        if (!closed) {
            ready.addFirst(guest);
        }
        return !closed;
    }

    private void fill(int wanted) {
        ready.removeIf(guest -> {
            boolean dead = !guest.isAlive();
            if (dead) {
                guest.close();
            }
            return dead;
        });
        while (ready.size() < wanted) {
            ready.addLast(start.get());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ready.forEach(Guest::close);
        ready.clear();
    }
}
