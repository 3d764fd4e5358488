package dev.lamarck.run;

import java.util.ArrayList;
import java.util.List;

/** Asks a run to stop: once for a clean end after the commit in hand. */
public final class StopSwitch {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean requested;

    public synchronized void request() {
        if (!requested) {
            requested = true;
            listeners.forEach(Runnable::run);
        }
    }

    public synchronized boolean requested() {
        return requested;
    }

    synchronized void onRequest(Runnable listener) {
        if (requested) {
            listener.run();
        }
        listeners.add(listener);
    }
}
