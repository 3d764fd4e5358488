package dev.lamarck.genome;

import java.io.Serializable;

/**
 * Names one stream of random numbers. Keys travel and are stored, generators do not: wherever and however often a
 * candidate is made, its key gives the same draws.
 *
 * @param seed the run's seed
 * @param generation 0 is the initial one
 * @param island where the child will live
 * @param slot the child's place in its generation
 * @param purpose what the draws are for
 */
public record RandomKey(long seed, int generation, int island, int slot, Purpose purpose) implements Serializable {

    public RandomKey {
        if (generation < 0 || island < 0 || slot < 0) {
            throw new IllegalArgumentException(
                    "A random key needs generation, island and slot of at least 0, got %d, %d, %d"
                            .formatted(generation, island, slot));
        }
    }

    public RandomKey with(Purpose other) {
        return new RandomKey(seed, generation, island, slot, other);
    }

    /** The stream, from its first draw. */
    public Philox draws() {
        return new Philox(seed ^ ((long) purpose.code() * 0x9E3779B97F4A7C15L), slot, island, generation);
    }

    /** The draws that belong to a genome's content and a replicate, whoever made it and whenever. */
    public static Philox evaluation(long seed, Hash128 content, int replicate) {
        long key = seed ^ ((long) Purpose.EVALUATE.code() * 0x9E3779B97F4A7C15L) ^ content.high();
        return new Philox(key, replicate, (int) content.low(), (int) (content.low() >>> 32));
    }
}
