package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Backward;
import dev.lamarck.engine.backend.Heads;
import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.backend.Sight;
import dev.lamarck.engine.model.Attention;
import dev.lamarck.engine.model.Feed;
import dev.lamarck.engine.model.Layer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Parts;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.model.Positions;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One layer at a time, there and back. What is in between is kept for the layer that went last, and made again for another.
 */
final class LayerPass {
    private final Model model;
    private final Backend backend;
    private final Backward backward;
    private final Rows rows;
    private final Heads heads;
    private final boolean parallel;
    private final Tensor even;
    private final Tensor inputs;
    private final Tensor seen;
    private final Tensor middle;
    private final Tensor feedEven;
    private final Tensor up;
    private final @Nullable Tensor gate;
    private final Tensor inner;
    private final Tensor thin;
    private final Tensor backEven;
    private final Tensor backInputs;
    private final Tensor backSeen;
    private final Tensor backInner;
    private final Tensor backGate;

    LayerPass(Model model, Backward backward, Rows rows, Room room) {
        this.model = model;
        this.backend = model.backend();
        this.backward = backward;
        this.rows = rows;
        this.heads = Pass.headsOf(model.architecture());
        Layer layer = model.architecture().layer();
        this.parallel = layer.residual() == Layer.Residual.PARALLEL;
        int width = model.architecture().sizes().width();
        int inputWidth = heads.queryWidth() + 2 * heads.keyWidth();
        Feed feed = layer.feed();
        this.even = room.take(rows.count(), width);
        this.inputs = room.take(rows.count(), inputWidth);
        this.seen = room.take(rows.count(), heads.queryWidth());
        this.middle = room.take(rows.count(), width);
        this.feedEven = parallel ? even : room.take(rows.count(), width);
        this.up = room.take(rows.count(), feed.inner());
        this.gate = feed.gated() ? room.take(rows.count(), feed.inner()) : null;
        this.inner = room.take(rows.count(), feed.inner());
        this.thin = rows.drops()
                ? room.take(rows.count(), Math.max(Math.max(width, heads.queryWidth()), feed.inner()))
                : even;
        this.backEven = room.take(rows.count(), width);
        this.backInputs = room.take(rows.count(), inputWidth);
        this.backSeen = room.take(rows.count(), heads.queryWidth());
        this.backInner = room.take(rows.count(), feed.inner());
        this.backGate = feed.gated() ? room.take(rows.count(), feed.inner()) : backInner;
    }

    /** What a layer makes of some states. */
    void forward(int layer, Tensor x, Tensor out) {
        Parts parts = model.layers().get(layer);
        backend.norm(parts.attentionNorm(), x, even);
        attend(layer, parts);
        linear(parts.output(), seen, middle);
        backend.add(x, middle);
        if (!parallel) {
            backend.norm(feedNorm(parts), middle, feedEven);
        }
        feed(parts);
        linear(parts.down(), inner, out);
        backend.add(middle, out);
    }

    private static Norm feedNorm(Parts parts) {
        return Objects.requireNonNull(parts.feedNorm(), "a layer without a second norm");
    }

    /** The output of a linear layer, where what changes it leaves out some of its input. */
    private void linear(Linear part, Tensor x, Tensor out) {
        if (!rows.drops()) {
            backend.linear(rows.batch(), part, x, out, false);
            return;
        }
        backend.linear(rows.plain(), part, x, out, false);
        backward.adapt(rows.batch(), part, thinned(part, x), out);
    }

    private Tensor thinned(Linear part, Tensor x) {
        if (!rows.drops()) {
            return x;
        }
        Tensor out = thin.columns(0, part.inputs());
        backward.drop(rows.batch(), part, x, out);
        return out;
    }

    private Tensor queries(Tensor of) {
        return of.columns(0, heads.queryWidth());
    }

    private Tensor keys(Tensor of) {
        return of.columns(heads.queryWidth(), heads.keyWidth());
    }

    private Tensor values(Tensor of) {
        return of.columns(heads.queryWidth() + heads.keyWidth(), heads.keyWidth());
    }

    private Sight sight(int layer) {
        Attention attention = model.architecture().layer().attention();
        return new Sight((float) attention.scale(), attention.window(layer).orElse(0), attention.causal());
    }

    private KeptHeads kept() {
        return new KeptHeads(heads, DType.F32, 0);
    }

    private void attend(int layer, Parts parts) {
        long column = 0;
        for (Linear part : parts.inputs()) {
            linear(part, even, inputs.columns(column, part.outputs()));
            column += part.outputs();
        }
        if (model.architecture().positions() instanceof Positions.Rotary rotary) {
            backend.rotate(rows.batch(), model.rotary(rotary, rows.positions()), heads.size(), queries(inputs));
            backend.rotate(rows.batch(), model.rotary(rotary, rows.positions()), heads.size(), keys(inputs));
        }
        backend.keep(rows.batch(), kept(), keys(inputs), values(inputs));
        backend.attend(rows.batch(), kept(), sight(layer), queries(inputs), seen);
    }

    private void feed(Parts parts) {
        Activation activation = model.architecture().layer().feed().activation();
        linear(parts.up(), feedEven, up);
        if (parts.gate() != null && gate != null) {
            linear(parts.gate(), feedEven, gate);
            backend.activate(activation, gate, up, inner);
        } else {
            backend.activate(activation, up, inner);
        }
    }

    /**
     * The gradient of what the layer that went last was given, in the place of that of what it gave.
     *
     * @param x what it was given
     */
    void back(int layer, Tensor x, Tensor dx) {
        Parts parts = model.layers().get(layer);
        backward.clear(backEven);
        backFeed(parts, dx);
        if (!parallel) {
            backward.norm(feedNorm(parts), middle, backEven, dx);
            backward.clear(backEven);
        }
        backAttend(layer, parts, dx);
        backward.norm(parts.attentionNorm(), x, backEven, dx);
    }

    private void back(Linear part, Tensor x, Tensor dy, Tensor dx) {
        backward.linear(rows.batch(), part, thinned(part, x), dy, dx);
    }

    private void backFeed(Parts parts, Tensor dout) {
        Activation activation = model.architecture().layer().feed().activation();
        backward.clear(backInner);
        back(parts.down(), inner, dout, backInner);
        if (parts.gate() != null && gate != null) {
            Backward.Gated gradient = new Backward.Gated(backGate, backInner);
            backward.activate(activation, new Backward.Gated(gate, up), backInner, gradient);
            back(parts.gate(), feedEven, backGate, backEven);
        } else {
            backward.activate(activation, up, backInner, backInner);
        }
        back(parts.up(), feedEven, backInner, backEven);
    }

    private void backAttend(int layer, Parts parts, Tensor dout) {
        backward.clear(backSeen);
        back(parts.output(), seen, dout, backSeen);
        Backward.Seen before = new Backward.Seen(queries(inputs), seen);
        Backward.Inputs gradient = new Backward.Inputs(queries(backInputs), keys(backInputs), values(backInputs));
        backward.attend(rows.batch(), kept(), sight(layer), before, backSeen, gradient);
        if (model.architecture().positions() instanceof Positions.Rotary rotary) {
            backward.rotate(rows.batch(), model.rotary(rotary, rows.positions()), heads.size(), gradient.queries());
            backward.rotate(rows.batch(), model.rotary(rotary, rows.positions()), heads.size(), gradient.keys());
        }
        long column = 0;
        for (Linear part : parts.inputs()) {
            back(part, even, backInputs.columns(column, part.outputs()), backEven);
            column += part.outputs();
        }
    }
}
