package dev.lamarck.engine.tensor;

import java.util.Locale;

/** The kinds of numbers that weights come in. The order is known to native code. */
public enum DType {
    F32(4),
    F16(2),
    BF16(2);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** Of one number. */
    public int bytes() {
        return bytes;
    }

    /** As settings and messages write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
