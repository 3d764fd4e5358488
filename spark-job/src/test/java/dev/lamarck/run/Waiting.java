package dev.lamarck.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final long POLL_NANOS = 5_000_000;

    private Waiting() {}

    static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("It did not happen within " + LONGEST);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    static void forMillis(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
