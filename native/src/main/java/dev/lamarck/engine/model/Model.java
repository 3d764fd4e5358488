package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Rotary;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model on a backend, ready to run. Its weights lie where their files are mapped, as far as the backend can use them there. Many
 * threads may use it; whoever loaded it closes it when all are done.
 */
public final class Model implements AutoCloseable {
    /** Angles are made for at least so many positions. */
    private static final int FEW_POSITIONS = 512;

    private static final int BF16_DROPS = 16;

    private final String folder;
    private final Backend backend;
    private final Weights weights;
    private final Loading loading;
    private final Memory memory;
    private @Nullable Rotary rotary;

    private Model(String folder, Backend backend, Weights weights, Optional<Delta> merged) {
        this.folder = folder;
        this.backend = backend;
        this.weights = weights;
        this.memory = backend.memory().of("model " + folder);
        boolean loaded = false;
        try {
            this.loading = Loading.of(weights, merged, backend, memory);
            loaded = true;
        } finally {
            if (!loaded) {
                memory.close();
            }
        }
    }

    /** Loads a folder as it is published: {@code config.json} and safetensors. */
    public static Model load(Files files, String folder, Backend backend) throws IOException {
        Architecture architecture = Architecture.read(files, folder);
        return new Model(folder, backend, Weights.read(files, folder, architecture), Optional.empty());
    }

    /**
     * The same model with other tensors in the places of some, by their names. It maps the same files, and is closed by whoever asked
     * for it.
     */
    public Model with(Map<String, Stored> replaced) {
        return new Model(folder, backend, weights.with(replaced), Optional.empty());
    }

    /**
     * The same model with a change as part of its weights, which costs nothing any more when it runs. The weights that change are
     * copied, in floats; all others are the same. What was merged is undone by going on with this model. Closed by whoever asked for
     * it.
     */
    public Model merged(Delta delta) {
        return new Model(folder, backend, weights, Optional.of(delta));
    }

    public String folder() {
        return folder;
    }

    public Architecture architecture() {
        return weights.model();
    }

    public Backend backend() {
        return backend;
    }

    /** The linear layers that adapters can change, by the numbers of their sites. */
    public List<Place> places() {
        return loading.places();
    }

    /** Every part with weights. */
    public List<Place> allPlaces() {
        return weights.places();
    }

    /** The linear layer with that number. */
    public Linear linear(int site) {
        return loading.linear(site);
    }

    /** What the first layer is given. */
    public void embed(Prepared batch, Tensor out) {
        backend.embed(batch, loading.embedding(), embeddingScale(), out);
        loading.positions().ifPresent(table -> backend.addPositions(batch, table, out));
        loading.embeddingNorm().ifPresent(norm -> backend.norm(norm, out, out));
    }

    /** Rounded to the numbers of the weights, as the model was trained with it. */
    private float embeddingScale() {
        float scale = (float) architecture().ends().embeddingScale();
        if (loading.embedding().type() != DType.BF16) {
            return scale;
        }
        int bits = Float.floatToIntBits(scale) + (1 << BF16_DROPS - 1);
        return Float.intBitsToFloat(bits >> BF16_DROPS << BF16_DROPS);
    }

    /** The weights of each layer. */
    public List<Parts> layers() {
        return loading.layers();
    }

    /** What is done to the states after the last layer. */
    public Optional<Norm> finalNorm() {
        return loading.finalNorm();
    }

    /** What makes logits of the last hidden states. */
    public Linear head() {
        return loading.head()
                .orElseThrow(() -> new EngineException(
                        "%s has no head: it makes embeddings, not text. Ask it for embeddings.".formatted(folder)));
    }

    /** That so many positions make sense to the model. */
    public void requireContext(int positions) {
        if (positions > architecture().sizes().context()) {
            throw new EngineException("%s was made for %,d tokens, and %,d were given. Shorten the text."
                    .formatted(folder, architecture().sizes().context(), positions));
        }
    }

    /** That tokens are the model's. */
    public void requireTokens(int... tokens) {
        int most = architecture().sizes().vocabulary();
        for (int token : tokens) {
            if (token < 0 || token >= most) {
                throw new EngineException(
                        "%s has tokens from 0 to %,d, and %,d was given. Was the text meant for another model?"
                                .formatted(folder, most - 1, token));
            }
        }
    }

    /** Angles for so many positions. */
    public synchronized Rotary rotary(Positions.Rotary kind, int positions) {
        Rotary known = rotary;
        if (known != null && known.cosines().rows() >= positions) {
            return known;
        }
        int rows = Math.max(FEW_POSITIONS, 2 * Integer.highestOneBit(Math.max(1, positions - 1)));
        RotaryTable table = RotaryTable.of(kind);
        Tensor cosines = loading.floats(table.cosines(rows), rows, table.pairs());
        Tensor sines = loading.floats(table.sines(rows), rows, table.pairs());
        Rotary made = new Rotary(cosines, sines);
        rotary = made;
        return made;
    }

    @Override
    public void close() {
        loading.close();
        memory.close();
    }
}
