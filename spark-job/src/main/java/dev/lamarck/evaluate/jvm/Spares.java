package dev.lamarck.evaluate.jvm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** JVMs that stand ready. For each that is taken another one is started, which gets ready in the meantime. */
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
        fill();
        Guest taken = ready.removeFirst();
        fill();
        return taken;
    }

    /** Takes back one that can be used again. */
    synchronized void giveBack(Guest guest) {
        if (closed) {
            guest.close();
        } else {
            ready.addFirst(guest);
        }
    }

    private void fill() {
        ready.removeIf(guest -> {
            boolean dead = !guest.isAlive();
            if (dead) {
                guest.close();
            }
            return dead;
        });
        while (ready.size() < count) {
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
