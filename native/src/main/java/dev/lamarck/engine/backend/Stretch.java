package dev.lamarck.engine.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch that follow each other in one sequence.
 *
 * @param first the row of the batch that it begins with
 * @param count how many rows
 * @param position the place of the first in its sequence
 * @param pages what holds the sequence from its beginning to the last of these rows, in order; none where nothing attends
 * @param delta what changes the model for these rows, or nothing
 */
public record Stretch(
        int first,
        int count,
        int position,
        List<Page> pages,
        @Nullable Delta delta) {
    public Stretch {
        pages = List.copyOf(pages);
        if (count < 1 || first < 0 || position < 0) {
            throw new IllegalArgumentException("No stretch: %d rows from %d at %d".formatted(count, first, position));
        }
    }
}
