package dev.lamarck.engine.backend;

/**
 * What a change that is learned leaves out of its input: each number by a draw of its own, whose key is the seed and whose counter
 * is the number's column by 4, its row, its layer's site and the step; the number's place among its 4 says which word of the block
 * is the draw. What stays makes up for what does not.
 *
 * @param row the number of the change's first row in a batch, counted over all batches of a step
 * @param rate how often a number is left out; 0 for never
 */
public record Dropout(long seed, int step, int row, float rate) {
    /** Nothing is left out. */
    public static final Dropout NONE = new Dropout(0, 0, 0, 0);

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("A rate of dropout is from 0 to less than 1, not " + rate);
        }
    }
}
