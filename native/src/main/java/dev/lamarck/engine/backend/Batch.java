package dev.lamarck.engine.backend;

import java.util.List;

/**
 * Tokens that go through a model together, without gaps: stretch after stretch.
 *
 * @param tokens one for each row
 */
public record Batch(int[] tokens, List<Stretch> stretches) {
    public Batch {
        tokens = tokens.clone();
        stretches = List.copyOf(stretches);
        int next = 0;
        for (Stretch stretch : stretches) {
            if (stretch.first() != next) {
                throw new IllegalArgumentException(
                        "A stretch begins at row %d, not at %d".formatted(stretch.first(), next));
            }
            next += stretch.count();
        }
        if (next != tokens.length) {
            throw new IllegalArgumentException("%d tokens, but stretches of %d".formatted(tokens.length, next));
        }
    }

    public int rows() {
        return tokens.length;
    }
}
