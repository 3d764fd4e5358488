package dev.lamarck.genome;

import java.util.random.RandomGenerator;

/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1,
 * 2, 3" (SC 2011). A block of 128 random bits is ten rounds of multiplication and exclusive or over a 128-bit counter
 * under a 64-bit key, so any draw of any stream can be computed alone: there is no state to share, to save or to
 * advance. The first counter word numbers the blocks of a stream, the other three name the stream.
 */
public final class Philox implements RandomGenerator {

    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final double UNIT = 0x1.0p-53;

    private final int[] block = new int[4];
    private final int key0;
    private final int key1;
    private final int[] counter;
    private int used = 4;
    private double spareGaussian = Double.NaN;

    public Philox(long key, int stream1, int stream2, int stream3) {
        this.key0 = (int) key;
        this.key1 = (int) (key >>> 32);
        this.counter = new int[] {0, stream1, stream2, stream3};
    }

    @Override
    public int nextInt() {
        if (used == 4) {
            fill(block, counter, key0, key1);
            counter[0]++;
            used = 0;
        }
        return block[used++];
    }

    @Override
    public long nextLong() {
        long low = Integer.toUnsignedLong(nextInt());
        return ((long) nextInt() << 32) | low;
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** By multiplication rather than rejection: one draw each, with a bias below bound / 2^32. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("A bound must be above 0, got " + bound);
        }
        return (int) ((Integer.toUnsignedLong(nextInt()) * bound) >>> 32);
    }

    /** A standard normal draw by the polar method, from strict arithmetic only, so equal on every machine. */
    @Override
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * scale;
        return x * scale;
    }

    /** One block: the four counter words under the key. */
    static void fill(int[] out, int[] counter, int key0, int key1) {
        int x0 = counter[0];
        int x1 = counter[1];
        int x2 = counter[2];
        int x3 = counter[3];
        int round0 = key0;
        int round1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * Integer.toUnsignedLong(x0);
            long p1 = M1 * Integer.toUnsignedLong(x2);
            int next0 = (int) (p1 >>> 32) ^ x1 ^ round0;
            int next2 = (int) (p0 >>> 32) ^ x3 ^ round1;
            x1 = (int) p1;
            x3 = (int) p0;
            x0 = next0;
            x2 = next2;
            round0 += W0;
            round1 += W1;
        }
        out[0] = x0;
        out[1] = x1;
        out[2] = x2;
        out[3] = x3;
    }
}
