package dev.lamarck.evaluate.foreign;

import dev.lamarck.conf.DataSize;
import dev.lamarck.evaluate.sandbox.Limits;
import java.time.Duration;

/** Limits with one or two of them changed. */
public final class Bounds {

    private Bounds() {}

    /** Limits with another time and memory. */
    public static Limits within(Limits limits, Duration timeout, DataSize memory) {
        return with(limits, timeout, memory, limits.addressSpace());
    }

    /** Limits for a JVM, which reserves far more address space than it uses: what it uses is bounded, and its heap. */
    public static Limits forJvm(Limits limits) {
        return with(limits, limits.timeout(), limits.memory(), false);
    }

    private static Limits with(Limits limits, Duration timeout, DataSize memory, boolean addressSpace) {
        return new Limits(
                timeout,
                limits.cpu(),
                memory,
                limits.processes(),
                limits.fileSize(),
                limits.disk(),
                limits.openFiles(),
                limits.output(),
                limits.network(),
                limits.readable(),
                limits.environment(),
                limits.files(),
                addressSpace);
    }
}
