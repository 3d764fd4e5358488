package dev.lamarck.engine.backend;

/**
 * The heads of an attention layer.
 *
 * @param queries how many of them
 * @param keys how many heads of keys and values, each for a group of queries
 * @param size numbers of a head
 */
public record Heads(int queries, int keys, int size) {
    private static final int MOST_GROUP = 128;
    private static final int MOST_SIZE = 256;
    /** What rows of a head are rounded up to where they are kept. */
    private static final int STEP = 16;

    public Heads {
        if (keys < 1 || queries < keys || queries % keys != 0 || queries / keys > MOST_GROUP) {
            throw new IllegalArgumentException(
                    "%d heads of queries cannot share %d heads of keys".formatted(queries, keys));
        }
        if (size < 2 || size > MOST_SIZE) {
            throw new IllegalArgumentException("Heads have 2 to %d numbers, not %d".formatted(MOST_SIZE, size));
        }
    }

    /** Numbers of a head as they are kept, with zeros at the end. */
    public int width() {
        return (size + STEP - 1) / STEP * STEP;
    }

    /** Numbers of all heads of queries. */
    public int queryWidth() {
        return queries * size;
    }

    /** Numbers of all heads of keys, or of values. */
    public int keyWidth() {
        return keys * size;
    }
}
