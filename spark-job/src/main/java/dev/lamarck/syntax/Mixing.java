package dev.lamarck.syntax;

/** Hashes of 64 bits whose every bit is as good as random; the same on every machine. */
final class Mixing {

    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Mixing() {}

    /** Every bit of the result depends on every bit of the value. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A hash that what came before goes into. */
    static long then(long before, long value) {
        return mix(before * GOLDEN + value);
    }

    static long text(CharSequence text, int from, int to) {
        long hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }
}
