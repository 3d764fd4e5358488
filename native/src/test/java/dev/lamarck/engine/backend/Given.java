package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The same numbers on any backend: what a test gives to operations. Frees what it made when it is closed. */
final class Given implements AutoCloseable {
    private final Backend backend;
    private final SplittableRandom random;
    private final List<AutoCloseable> made = new ArrayList<>();

    Given(Backend backend, long seed) {
        this.backend = backend;
        this.random = new SplittableRandom(seed);
    }

    private float[] numbers(long count, double size) {
        float[] numbers = new float[Math.toIntExact(count)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (size * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5));
        }
        return numbers;
    }

    Tensor tensor(long rows, long columns, double size) {
        return holding(rows, columns, numbers(rows * columns, size));
    }

    Tensor holding(long rows, long columns, float... values) {
        Tensor tensor = keep(backend.tensor(backend.memory(), rows, columns));
        backend.write(tensor, values);
        return tensor;
    }

    /** Room for results, with numbers in it that no result may keep. */
    Tensor room(long rows, long columns) {
        float[] nothing = new float[Math.toIntExact(rows * columns)];
        java.util.Arrays.fill(nothing, Float.NaN);
        return holding(rows, columns, nothing);
    }

    /** Whole numbers from -3 to 3. */
    Tensor wholes(int rows, int columns) {
        float[] wholes = new float[rows * columns];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = random.nextInt(-3, 4);
        }
        return holding(rows, columns, wholes);
    }

    int[] tokens(int count, int vocabulary) {
        return random.ints(count, 0, vocabulary).toArray();
    }

    Linear linear(long outputs, long inputs, boolean bias) {
        return new Linear(tensor(outputs, inputs, 0.3), bias ? tensor(1, outputs, 1) : null, 7);
    }

    /** Changes the layers at site 7 only. */
    Delta delta(long outputs, long inputs, int rank, boolean weighted) {
        return delta(Change.of(low(outputs, inputs, rank, weighted)));
    }

    LowRank low(long outputs, long inputs, int rank, boolean weighted) {
        Tensor weights = weighted ? tensor(1, rank, 1) : null;
        return new LowRank(tensor(rank, inputs, 0.3), tensor(rank, outputs, 0.3), weights, 0.7f);
    }

    /** Drawn numbers are large, and become about as large as others. */
    Noise noise(int pair, int rank) {
        return new Noise(random.nextLong(), 7, pair, 2, rank, 2e-5f);
    }

    Delta delta(Change change) {
        return new Delta() {
            @Override
            public Optional<Change> at(int site) {
                return Optional.ofNullable(Map.of(7, change).get(site));
            }

            @Override
            public int mostRank() {
                return change.rank();
            }
        };
    }

    List<Page> pages(int tokens, long bytes) {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < tokens; i += Page.TOKENS) {
            pages.add(keep(backend.page(backend.memory(), bytes)));
        }
        return pages;
    }

    /** Stretches without pages, for what does not attend. */
    Prepared rows(int[] tokens, @Nullable Delta... deltas) {
        List<Stretch> stretches = new ArrayList<>();
        int each = Math.max(1, tokens.length / Math.max(1, deltas.length));
        for (int first = 0, i = 0; first < tokens.length; i++) {
            boolean last = i >= deltas.length - 1;
            int count = last ? tokens.length - first : each;
            Delta delta = deltas.length == 0 ? null : deltas[Math.min(i, deltas.length - 1)];
            stretches.add(new Stretch(first, count, 0, List.of(), delta));
            first += count;
        }
        return prepared(new Batch(tokens, stretches));
    }

    Prepared prepared(Batch batch) {
        return keep(backend.prepare(backend.memory(), batch));
    }

    private <T extends AutoCloseable> T keep(T one) {
        made.add(one);
        return one;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : made) {
            one.close();
        }
    }
}
