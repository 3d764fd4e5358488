package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** A change of the layers at site 7 that is learned, with gradients that begin at 0.25. */
record GivenLearning(LowRank change, Gradient room, Dropout dropout) implements Learning {
    static GivenLearning of(Given given, int outputs, int inputs, int rank, Dropout dropout) {
        LowRank change = new LowRank(
                given.tensor(rank, inputs, 0.3),
                given.tensor(rank, outputs, 0.3),
                rank % 2 == 0 ? given.tensor(1, rank, 1) : null,
                0.7f);
        Gradient room = new Gradient(quarters(given, rank, inputs), quarters(given, rank, outputs));
        return new GivenLearning(change, room, dropout);
    }

    private static Tensor quarters(Given given, int rows, int columns) {
        float[] values = new float[rows * columns];
        Arrays.fill(values, 0.25f);
        return given.holding(rows, columns, values);
    }

    @Override
    public Optional<Change> at(int site) {
        return site == 7 ? Optional.of(Change.of(change)) : Optional.empty();
    }

    @Override
    public int mostRank() {
        return change.rank();
    }

    @Override
    public Optional<Gradient> gradient(int site) {
        return site == 7 ? Optional.of(room) : Optional.empty();
    }
}
