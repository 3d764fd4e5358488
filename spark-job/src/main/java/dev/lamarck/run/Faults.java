package dev.lamarck.run;

import dev.lamarck.store.FaultPoint;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the process at a named point, as a power cut would, for tests of what survives it: {@code lamarck.fault.at} names
 * the point, {@code lamarck.fault.pass} says at which passing.
 */
final class Faults implements FaultPoint {

    private static final int KILLED = 137;

    private final String point;
    private final AtomicInteger left;

    private Faults(String point, int pass) {
        this.point = point;
        this.left = new AtomicInteger(pass);
    }

    static FaultPoint ofProperties() {
        String point = System.getProperty("lamarck.fault.at", "");
        return point.isEmpty() ? FaultPoint.NONE : new Faults(point, Integer.getInteger("lamarck.fault.pass", 1));
    }

    @Override
    public void at(String reached) {
        if (reached.equals(point) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
