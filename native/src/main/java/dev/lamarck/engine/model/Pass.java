package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Heads;
import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Sight;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way through a model: the one forward pass of all families. Hidden states x go from layer to layer; each adds what
 * attention and its feed-forward part make of them. Frees what it took when it is closed.
 */
public final class Pass implements AutoCloseable {
    private final Model model;
    private final Backend backend;
    private final Prepared batch;
    private final Keeping keeping;
    private final Heads heads;
    private final Memory memory;
    private final List<Tensor> taken = new ArrayList<>();
    private final Tensor x;
    private final Tensor even;
    private final Tensor inputs;
    private final Tensor seen;
    private final Tensor inner;
    private final @Nullable Tensor gate;

    /**
     * What becomes of keys and values.
     *
     * @param type of the numbers that are kept
     * @param apart whether pages have room for every layer, so that the sequences can go on; else all layers use the same
     */
    public record Keeping(DType type, boolean apart) {
        KeptHeads of(Heads heads, int layer) {
            return new KeptHeads(heads, type, apart ? layer : 0);
        }

        /** Bytes of a page for a model. */
        public long pageBytes(Architecture model) {
            KeptHeads one = new KeptHeads(headsOf(model), type, 0);
            return one.bytes() * (apart ? model.sizes().layers() : 1);
        }
    }

    public Pass(Model model, Prepared batch, Keeping keeping, Memory memory) {
        this.model = model;
        this.backend = model.backend();
        this.batch = batch;
        this.keeping = keeping;
        this.memory = memory;
        this.heads = headsOf(model.architecture());
        int width = model.architecture().sizes().width();
        Feed feed = model.architecture().layer().feed();
        this.x = take(width);
        this.even = take(width);
        this.inputs = take(heads.queryWidth() + 2 * heads.keyWidth());
        this.seen = take(heads.queryWidth());
        this.inner = take(feed.inner());
        this.gate = feed.gated() ? take(feed.inner()) : null;
    }

    /** The heads of all layers. */
    public static Heads headsOf(Architecture model) {
        Attention attention = model.layer().attention();
        return new Heads(attention.heads(), attention.keyHeads(), attention.headSize());
    }

    private Tensor take(int columns) {
        Tensor tensor = backend.tensor(memory, batch.rows(), columns);
        taken.add(tensor);
        return tensor;
    }

    /** Takes the batch through all layers. The last hidden states, normalised, are there until this is closed. */
    public Tensor run(int positions) {
        model.embed(batch, x);
        for (int layer = 0; layer < model.layers().size(); layer++) {
            Parts parts = model.layers().get(layer);
            switch (model.architecture().layer().residual()) {
                case SEQUENTIAL -> sequential(layer, parts, positions);
                case PARALLEL -> parallel(layer, parts, positions);
                case NORMALISED_AFTER -> normalisedAfter(layer, parts, positions);
            }
        }
        model.finalNorm().ifPresent(norm -> backend.norm(norm, x, x));
        return x;
    }

    private void sequential(int layer, Parts parts, int positions) {
        backend.norm(parts.attentionNorm(), x, even);
        attend(layer, parts, even, positions);
        backend.norm(feedNorm(parts), x, even);
        feed(parts, even);
    }

    private void parallel(int layer, Parts parts, int positions) {
        backend.norm(parts.attentionNorm(), x, even);
        attend(layer, parts, even, positions);
        feed(parts, even);
    }

    private void normalisedAfter(int layer, Parts parts, int positions) {
        attend(layer, parts, x, positions);
        backend.norm(parts.attentionNorm(), x, x);
        feed(parts, x);
        backend.norm(feedNorm(parts), x, x);
    }

    private static Norm feedNorm(Parts parts) {
        return Objects.requireNonNull(parts.feedNorm(), "a layer without a second norm");
    }

    /** x += what attention makes of some states */
    private void attend(int layer, Parts parts, Tensor states, int positions) {
        Attention attention = model.architecture().layer().attention();
        Tensor queries = inputs.columns(0, heads.queryWidth());
        Tensor keys = inputs.columns(heads.queryWidth(), heads.keyWidth());
        Tensor values = inputs.columns(heads.queryWidth() + heads.keyWidth(), heads.keyWidth());
        long column = 0;
        for (Linear part : parts.inputs()) {
            backend.linear(batch, part, states, inputs.columns(column, part.outputs()), false);
            column += part.outputs();
        }
        if (model.architecture().positions() instanceof Positions.Rotary rotary) {
            backend.rotate(batch, model.rotary(rotary, positions), heads.size(), queries);
            backend.rotate(batch, model.rotary(rotary, positions), heads.size(), keys);
        }
        KeptHeads kept = keeping.of(heads, layer);
        Sight sight =
                new Sight((float) attention.scale(), attention.window(layer).orElse(0), attention.causal());
        backend.keep(batch, kept, keys, values);
        backend.attend(batch, kept, sight, queries, seen);
        backend.linear(batch, parts.output(), seen, x, true);
    }

    /** x += what the feed-forward part makes of some states */
    private void feed(Parts parts, Tensor states) {
        Activation activation = model.architecture().layer().feed().activation();
        backend.linear(batch, parts.up(), states, inner, false);
        if (parts.gate() != null && gate != null) {
            backend.linear(batch, parts.gate(), states, gate, false);
            backend.activate(activation, gate, inner, inner);
        } else {
            backend.activate(activation, inner, inner);
        }
        backend.linear(batch, parts.down(), inner, x, true);
    }

    @Override
    public void close() {
        taken.forEach(Tensor::close);
    }
}
