package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.cache.PagePool;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells how likely given tokens are. Texts of any length and with any adapters go through the model together, without padding,
 * and of the logits only what is asked for is ever kept.
 */
public final class Scorer {
    /** Rows that go through the model together, unless one text alone has more: enough to keep every core busy. */
    private static final int ROWS = 2048;

    private static final Pass.Keeping KEEPING = new Pass.Keeping(DType.F32, false);

    private final Model model;

    public Scorer(Model model) {
        this.model = model;
    }

    /**
     * A text, and what changes the model for it.
     *
     * @param from the first token whose likelihood is asked for; at least 1, as nothing is said of what has nothing before it
     */
    public record Text(int[] tokens, Optional<Delta> adapter, int from) {
        public Text {
            tokens = tokens.clone();
            if (from < 1 || from > Math.max(1, tokens.length)) {
                throw new IllegalArgumentException("No token %d of %d".formatted(from, tokens.length));
            }
        }

        /** All tokens of a text that have one before them. */
        public static Text of(int... tokens) {
            return new Text(tokens, Optional.empty(), 1);
        }
    }

    /** Natural logarithms of how likely each token is, from the first one asked for, after all before it. */
    public List<float[]> likelihoods(List<Text> texts) {
        texts.forEach(text -> model.requireTokens(text.tokens()));
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
        return all;
    }

    /**
     * The perplexity of texts: one over the likelihood of a token, in the geometric mean over all tokens that are asked for; not a
     * number if none are.
     */
    public double perplexity(List<Text> texts) {
        double sum = 0;
        long count = 0;
        for (float[] some : likelihoods(texts)) {
            sum += sum(some);
            count += some.length;
        }
        return Math.exp(-sum / count);
    }

    /** The sum from the first to the last. */
    static double sum(float[] likelihoods) {
        double sum = 0;
        for (float likelihood : likelihoods) {
            sum += likelihood;
        }
        return sum;
    }

    /** The last token needs no row: what comes after it is not asked for. */
    private static int rows(Text text) {
        return Math.max(0, text.tokens().length - 1);
    }

    private List<float[]> together(List<Text> texts) {
        int longest = texts.stream().mapToInt(Scorer::rows).max().orElse(0);
        model.requireContext(longest + 1);
        if (longest == 0) {
            return texts.stream().map(text -> new float[0]).toList();
        }
        Backend backend = model.backend();
        long pageBytes = KEEPING.pageBytes(model.architecture());
        try (Memory memory = backend.memory().of("scoring");
                PagePool pool = new PagePool(backend, "scoring's pages", pageBytes, Integer.MAX_VALUE);
                Rooms rooms = new Rooms(pool, parts(texts));
                Prepared batch = backend.prepare(memory, rooms.batch());
                Pass pass = new Pass(model, batch, KEEPING, memory)) {
            return scored(texts, pass.run(longest), memory);
        }
    }

    private static List<Rooms.Part> parts(List<Text> texts) {
        return texts.stream()
                .map(text -> new Rooms.Part(text.tokens(), rows(text), text.adapter()))
                .toList();
    }

    private List<float[]> scored(List<Text> texts, Tensor hidden, Memory memory) {
        Backend backend = model.backend();
        List<Stretch> stretches = new ArrayList<>();
        IntStream.Builder rows = IntStream.builder();
        IntStream.Builder targets = IntStream.builder();
        int row = 0;
        int asked = 0;
        for (Text text : texts) {
            int count = Math.max(0, text.tokens().length - text.from());
            for (int i = text.from(); i < text.tokens().length; i++) {
                rows.add(row + i - 1);
                targets.add(text.tokens()[i]);
            }
            if (count > 0) {
                stretches.add(
                        new Stretch(asked, count, 0, List.of(), text.adapter().orElse(null)));
            }
            asked += count;
            row += rows(text);
        }
        int[] wanted = targets.build().toArray();
        try (Tensor chosen = backend.tensor(memory, wanted.length, hidden.columns());
                Prepared heads = backend.prepare(memory, new Batch(wanted, stretches))) {
            backend.gather(hidden, rows.build().toArray(), chosen);
            float[] likelihoods =
                    backend.score(heads, model.head(), chosen, wanted).likelihoods();
            return cut(likelihoods, texts);
        }
    }

    private static List<float[]> cut(float[] likelihoods, List<Text> texts) {
        List<float[]> all = new ArrayList<>();
        int from = 0;
        for (Text text : texts) {
            int count = Math.max(0, text.tokens().length - text.from());
            all.add(Arrays.copyOfRange(likelihoods, from, from + count));
            from += count;
        }
        return all;
    }
}
