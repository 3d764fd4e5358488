package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.cache.PagePool;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.model.Pooling;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes a vector of each text, out of the last hidden states of its tokens. Texts of any length and with any adapters go through
 * the model together, without padding, and each has the same vector alone as in any company.
 */
public final class Embedder {
    /** Rows that go through the model together, unless one text alone has more. */
    private static final int ROWS = 2048;

    private static final Pass.Keeping KEEPING = new Pass.Keeping(DType.F32, false);

    private final Model model;
    private final Pooling pooling;
    private final boolean normalised;

    /**
     * @param normalised whether vectors are brought to length one; zeros stay zeros
     */
    public Embedder(Model model, Pooling pooling, boolean normalised) {
        this.model = model;
        this.pooling = pooling;
        this.normalised = normalised;
    }

    /** A text of at least one token, and what changes the model for it. */
    public record Text(int[] tokens, Optional<Delta> adapter) {
        public Text {
            tokens = tokens.clone();
        }

        public static Text of(int... tokens) {
            return new Text(tokens, Optional.empty());
        }

        /** At most so many of its tokens: the first ones, and as many as are asked for of the last, which may mark its end. */
        public Text cut(int most, int ending) {
            if (tokens.length <= most || ending >= most) {
                return new Text(Arrays.copyOf(tokens, Math.min(tokens.length, most)), adapter);
            }
            int[] cut = Arrays.copyOf(tokens, most);
            System.arraycopy(tokens, tokens.length - ending, cut, most - ending, ending);
            return new Text(cut, adapter);
        }
    }

    /** Numbers of a vector. */
    public int width() {
        return model.architecture().sizes().width();
    }

    /** A vector for each text. Texts that are longer than the model was made for are refused. */
    public List<float[]> embed(List<Text> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).tokens().length == 0) {
                throw InferErrors.nothingToEmbed(i);
            }
            model.requireContext(texts.get(i).tokens().length);
            model.requireTokens(texts.get(i).tokens());
        }
        List<float[]> all = new ArrayList<>();
        int next = 0;
        while (next < texts.size()) {
            int end = next;
            for (int rows = 0; end < texts.size() && (rows == 0 || rows + rows(texts.get(end)) <= ROWS); end++) {
                rows += rows(texts.get(end));
            }
            all.addAll(together(texts.subList(next, end)));
            next = end;
        }
        for (int i = 0; i < all.size(); i++) {
            requireFinite(all.get(i), i);
        }
        return all;
    }

    private static void requireFinite(float[] vector, int text) {
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                throw InferErrors.notAVector(text, number);
            }
        }
    }

    private static int rows(Text text) {
        return text.tokens().length;
    }

    private List<float[]> together(List<Text> texts) {
        Backend backend = model.backend();
        long pageBytes = KEEPING.pageBytes(model.architecture());
        List<Rooms.Part> parts = texts.stream()
                .map(text -> new Rooms.Part(text.tokens(), rows(text), text.adapter()))
                .toList();
        try (Memory memory = backend.memory().of("embedding");
                PagePool pool = new PagePool(backend, "embedding's pages", pageBytes, Integer.MAX_VALUE);
                Rooms rooms = new Rooms(pool, parts);
                Prepared batch = backend.prepare(memory, rooms.batch());
                Pass pass = new Pass(model, batch, KEEPING, memory)) {
            Tensor hidden =
                    pass.run(texts.stream().mapToInt(Embedder::rows).max().orElse(0));
            List<float[]> vectors = pooled(texts, hidden);
            if (normalised) {
                vectors.forEach(Embedder::normalise);
            }
            return vectors;
        }
    }

    private List<float[]> pooled(List<Text> texts, Tensor hidden) {
        List<float[]> vectors = new ArrayList<>();
        int row = 0;
        for (Text text : texts) {
            int count = rows(text);
            vectors.add(
                    switch (pooling) {
                        case MEAN -> mean(model.backend().read(hidden.rows(row, count)), count);
                        case LAST -> model.backend().read(hidden.rows(row + count - 1, 1));
                        case FIRST -> model.backend().read(hidden.rows(row, 1));
                    });
            row += count;
        }
        return vectors;
    }

    private float[] mean(float[] states, int count) {
        float[] mean = new float[width()];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int row = 0; row < count; row++) {
                sum += states[row * mean.length + i];
            }
            mean[i] = (float) (sum / count);
        }
        return mean;
    }

    private static void normalise(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] = (float) (vector[i] / length);
        }
    }
}
