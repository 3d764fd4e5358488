package dev.lamarck.metrics;

import java.nio.charset.StandardCharsets;

/**
 * Counts how many different things were seen, in four kilobytes, within about 1.6 % (one standard error).
 *
 * <p>HyperLogLog: the first 12 bits of a thing's hash choose a register, which keeps the longest run of zeros that the
 * rest of a hash ever began with; many different things make long runs likely. A set would be exact, but grow with what
 * it counts and would have to travel whole. Merging takes the larger of each two registers, so it is associative,
 * commutative, and counts what both saw once. The estimate is the corrected one of Ertl, which needs no table of biases
 * and no switch between small and large counts.
 *
 * <p>P. Flajolet, É. Fusy, O. Gandouet, F. Meunier, "HyperLogLog: the analysis of a near-optimal cardinality estimation
 * algorithm", AofA 2007. O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", arXiv:1702.01284,
 * 2017.
 */
public final class Distinct {
    static final int PRECISION = 12;
    static final int SIZE = 1 << PRECISION;
    static final int LONGEST = Long.SIZE - PRECISION + 1;
    private static final double ALPHA = 0.7213475204444817;

    final byte[] registers;

    public Distinct() {
        this(new byte[SIZE]);
    }

    Distinct(byte[] registers) {
        this.registers = registers;
    }

    public void add(String thing) {
        add(thing.getBytes(StandardCharsets.UTF_8));
    }

    public void add(byte[] thing) {
        addHash(hash(thing));
    }

    public void add(long thing) {
        addHash(mix(thing + 0x9E3779B97F4A7C15L));
    }

    private synchronized void addHash(long hash) {
        int register = (int) (hash >>> (Long.SIZE - PRECISION));
        int run = Math.min(LONGEST, Long.numberOfLeadingZeros(hash << PRECISION) + 1);
        registers[register] = (byte) Math.max(registers[register], run);
    }

    /** A count of what either saw. */
    public Distinct merge(Distinct other) {
        Distinct merged = copy();
        Distinct added = other.copy();
        for (int i = 0; i < SIZE; i++) {
            merged.registers[i] = (byte) Math.max(merged.registers[i], added.registers[i]);
        }
        return merged;
    }

    public synchronized Distinct copy() {
        return new Distinct(registers.clone());
    }

    /** How many different things were seen, about. */
    public synchronized long estimate() {
        int[] occurrences = new int[LONGEST + 1];
        for (byte run : registers) {
            occurrences[run]++;
        }
        double z = SIZE * tau(1 - occurrences[LONGEST] / (double) SIZE);
        for (int run = LONGEST - 1; run >= 1; run--) {
            z = 0.5 * (z + occurrences[run]);
        }
        z += SIZE * sigma(occurrences[0] / (double) SIZE);
        return Math.round(ALPHA * SIZE * SIZE / z);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = share;
        double weight = 1;
        double sum = share;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * weight;
            weight += weight;
        } while (sum != before);
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double weight = 1;
        double sum = 1 - share;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            weight *= 0.5;
            sum -= (1 - root) * (1 - root) * weight;
        } while (sum != before);
        return sum / 3;
    }

    private static long hash(byte[] bytes) {
        long hash = bytes.length;
        for (int start = 0; start < bytes.length; start += Long.BYTES) {
            long word = 0;
            for (int i = start; i < Math.min(bytes.length, start + Long.BYTES); i++) {
                word = word << Byte.SIZE | (bytes[i] & 0xFF);
            }
            hash = mix(hash + 0x9E3779B97F4A7C15L ^ word);
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64, after which every bit depends on every bit. */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
