package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.cache.PagePool;
import dev.lamarck.engine.cache.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A sequence for each text that has rows, and the batch of them all. Gives its pages back when it is closed. */
final class Rooms implements AutoCloseable {
    private final List<Sequence> sequences = new ArrayList<>();
    private final Batch batch;

    /**
     * What goes through the model of a text.
     *
     * @param rows its first tokens, so many
     */
    record Part(int[] tokens, int rows, Optional<Delta> adapter) {}

    Rooms(PagePool pool, List<Part> parts) {
        List<Stretch> stretches = new ArrayList<>();
        IntStream.Builder tokens = IntStream.builder();
        int row = 0;
        for (Part part : parts) {
            if (part.rows() > 0) {
                Sequence sequence = new Sequence(pool);
                sequences.add(sequence);
                sequence.grow(part.rows());
                Delta adapter = part.adapter().orElse(null);
                stretches.add(new Stretch(row, part.rows(), 0, sequence.pages(), adapter));
                Arrays.stream(part.tokens(), 0, part.rows()).forEach(tokens::add);
                row += part.rows();
            }
        }
        this.batch = new Batch(tokens.build().toArray(), stretches);
    }

    Batch batch() {
        return batch;
    }

    @Override
    public void close() {
        sequences.forEach(Sequence::close);
    }
}
