package dev.lamarck.engine.backend;

/**
 * A seeded change of a linear layer that is never stored: scale · A (Bᵀ x), where A has a row for each output, B one for each
 * input, and both a column for each rank.
 *
 * <p>Numbers are bytes q of Philox4x32-10 with the seed as its key, sign from the highest bit and magnitude (q mod 128) + ½: a
 * uniform distribution that every kind of numbers holds exactly. The counter of a block of 16 bytes is (block, 2 · matrix + 0 for A
 * or 1 for B, pair, slot); words come in order, low byte first, and factors are filled row after row.
 *
 * @param matrix the number of the layer
 * @param pair which two members of a population share it, with opposite signs
 * @param slot counts the times that all noise of a population is drawn anew
 * @param scale the sign, and what makes of the bytes' numbers those that are meant
 */
public record Noise(long seed, int matrix, int pair, int slot, int rank, float scale) {
    /** What a number of a byte counts if it is to have a variance of one, nearly. */
    public static final double UNIT = Math.sqrt(3) / 128;

    /** So many are drawn at a time. */
    public static final int MOST_RANK = 64;

    public Noise {
        if (rank < 1 || rank > MOST_RANK) {
            throw new IllegalArgumentException("Noise of rank %d; it goes from 1 to %d".formatted(rank, MOST_RANK));
        }
        if (matrix < 0) {
            throw new IllegalArgumentException("Noise of a matrix %d".formatted(matrix));
        }
    }
}
