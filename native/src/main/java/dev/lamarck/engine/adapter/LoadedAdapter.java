package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An adapter on a backend, in floats. Whoever loaded it closes it. */
final class LoadedAdapter implements Delta, AutoCloseable {
    private final Map<Integer, LowRank> bySite;
    private final List<Tensor> tensors;
    private final long bytes;

    private LoadedAdapter(Map<Integer, LowRank> bySite, List<Tensor> tensors, long bytes) {
        this.bySite = Map.copyOf(bySite);
        this.tensors = List.copyOf(tensors);
        this.bytes = bytes;
    }

    /** What an adapter takes when it is loaded. */
    static long bytes(PeftAdapter source) {
        return source.parts().stream()
                .mapToLong(part -> Float.BYTES * part.rank() * (part.inputs() + part.outputs()))
                .sum();
    }

    /**
     * @param places of the model, whose numbers are those of its sites
     */
    static LoadedAdapter load(PeftAdapter source, List<Place> places, Backend backend, Memory memory) {
        if (!source.replaced().isEmpty()) {
            throw new EngineException("Cannot use adapter %s: it replaces %s, and only LoRA parts can be used so far."
                    .formatted(source.folder(), source.replaced().keySet()));
        }
        Map<Integer, LowRank> bySite = new HashMap<>();
        List<Tensor> tensors = new ArrayList<>();
        Map<Path, Backend.Mapped> files = new HashMap<>();
        boolean loaded = false;
        try {
            for (PeftPart part : source.parts()) {
                Tensor down = copy(part.a(), false, files, backend, memory);
                tensors.add(down);
                Tensor up = copy(part.b(), true, files, backend, memory);
                tensors.add(up);
                bySite.put(site(places, part.module()), new LowRank(down, up, null, (float) part.scale()));
            }
            loaded = true;
            return new LoadedAdapter(bySite, tensors, bytes(source));
        } finally {
            files.values().forEach(Backend.Mapped::close);
            if (!loaded) {
                tensors.forEach(Tensor::close);
            }
        }
    }

    private static int site(List<Place> places, String module) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).module().equals(module)) {
                return i;
            }
        }
        throw new IllegalStateException("No place for " + module);
    }

    private static Tensor copy(
            Stored stored, boolean transposed, Map<Path, Backend.Mapped> files, Backend backend, Memory memory) {
        long rows = stored.shape().get(0);
        long columns = stored.shape().get(1);
        Tensor mapped = files.computeIfAbsent(stored.file(), file -> backend.map(memory, file))
                .tensor(stored.offset(), stored.dtype(), rows, columns);
        stored.requireFinite(backend, mapped);
        float[] numbers = backend.read(mapped);
        Tensor tensor = transposed ? backend.tensor(memory, columns, rows) : backend.tensor(memory, rows, columns);
        backend.write(tensor, transposed ? transposed(numbers, (int) rows, (int) columns) : numbers);
        return tensor;
    }

    private static float[] transposed(float[] numbers, int rows, int columns) {
        float[] turned = new float[numbers.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = numbers[row * columns + column];
            }
        }
        return turned;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Optional<LowRank> at(int site) {
        return Optional.ofNullable(bySite.get(site));
    }

    @Override
    public int mostRank() {
        return bySite.values().stream().mapToInt(LowRank::rank).max().orElse(0);
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::close);
    }
}
