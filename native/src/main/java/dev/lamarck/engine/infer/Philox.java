package dev.lamarck.engine.infer;

/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011): 128 random bits for a key and
 * a counter, so that every draw stands by itself.
 */
public final class Philox {
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private Philox() {}

    /** The block at a counter of four words, which is left as it was. */
    public static int[] block(long key, int... counter) {
        int[] c = counter.clone();
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = M0 * Integer.toUnsignedLong(c[0]);
            long product1 = M1 * Integer.toUnsignedLong(c[2]);
            int c1 = c[1];
            c[0] = (int) (product1 >>> 32) ^ c1 ^ key0;
            c[1] = (int) product1;
            c[2] = (int) (product0 >>> 32) ^ c[3] ^ key1;
            c[3] = (int) product0;
            key0 += W0;
            key1 += W1;
        }
        return c;
    }

    /** A number from 0 up to 1, without 1. */
    public static double unit(long key, int... counter) {
        int[] block = block(key, counter);
        long bits = (long) block[1] << 32 | Integer.toUnsignedLong(block[0]);
        return (bits >>> 11) * 0x1.0p-53;
    }
}
