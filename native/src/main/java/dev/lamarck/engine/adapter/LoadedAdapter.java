package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an adapter adds to linear layers and which biases it gives them, on a backend, in floats. Whoever loaded it closes it. */
final class LoadedAdapter implements Delta, AutoCloseable {
    private final PeftAdapter source;
    private final Model model;
    private final Memory memory;
    private final Map<Integer, Change> bySite = new HashMap<>();
    private final List<Tensor> tensors = new ArrayList<>();

    private LoadedAdapter(PeftAdapter source, Model model, Memory memory) {
        this.source = source;
        this.model = model;
        this.memory = memory;
    }

    /** What an adapter takes when it is loaded. */
    static long bytes(PeftAdapter source) {
        return source.parts().stream()
                .mapToLong(part -> Float.BYTES * (part.rank() * (part.inputs() + part.outputs()) + part.outputs()))
                .sum();
    }

    static LoadedAdapter load(PeftAdapter source, Model model, Memory memory) {
        LoadedAdapter adapter = new LoadedAdapter(source, model, memory);
        boolean loaded = false;
        try (FactorReader reader = new FactorReader(model.backend(), memory)) {
            Map<String, PeftPart> parts = new HashMap<>();
            source.parts().forEach(part -> parts.put(part.module(), part));
            for (int site = 0; site < model.places().size(); site++) {
                Place place = model.places().get(site);
                adapter.add(site, Optional.ofNullable(parts.get(place.module())), adapter.bias(place), reader);
            }
            loaded = true;
            return adapter;
        } finally {
            if (!loaded) {
                adapter.close();
            }
        }
    }

    private Optional<Stored> bias(Place place) {
        return place.bias()
                .flatMap(name -> Optional.ofNullable(source.replaced().get(name)));
    }

    private void add(int site, Optional<PeftPart> part, Optional<Stored> bias, FactorReader reader) {
        if (part.isEmpty() && bias.isEmpty()) {
            return;
        }
        LowRank low = part.map(some -> low(some, reader)).orElse(null);
        bySite.put(site, new Change(low, null, bias(site, part, bias, reader)));
    }

    private LowRank low(PeftPart part, FactorReader reader) {
        Tensor down = tensor(reader.numbers(part.a()), part.rank(), part.inputs());
        Tensor up = tensor(reader.turned(part.b()), part.rank(), part.outputs());
        return new LowRank(down, up, null, (float) part.scale());
    }

    /** The adapter's bias or else the layer's, and what comes with the second factor. */
    private @Nullable Tensor bias(int site, Optional<PeftPart> part, Optional<Stored> own, FactorReader reader) {
        Optional<Stored> added = part.flatMap(PeftPart::bias);
        if (own.isEmpty() && added.isEmpty()) {
            return null;
        }
        float[] bias = own.map(reader::numbers).orElseGet(() -> layerBias(site));
        if (added.isPresent()) {
            float[] more = reader.numbers(added.get());
            float scale = (float) part.orElseThrow().scale();
            for (int i = 0; i < bias.length; i++) {
                bias[i] += scale * more[i];
            }
        }
        return tensor(bias, 1, bias.length);
    }

    private float[] layerBias(int site) {
        Tensor bias = model.linear(site).bias();
        return bias == null
                ? new float[Math.toIntExact(model.linear(site).outputs())]
                : model.backend().read(bias);
    }

    private Tensor tensor(float[] numbers, long rows, long columns) {
        Backend backend = model.backend();
        Tensor tensor = backend.tensor(memory, rows, columns);
        tensors.add(tensor);
        backend.write(tensor, numbers);
        return tensor;
    }

    @Override
    public Optional<Change> at(int site) {
        return Optional.ofNullable(bySite.get(site));
    }

    @Override
    public int mostRank() {
        return bySite.values().stream().mapToInt(Change::rank).max().orElse(0);
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::close);
    }
}
