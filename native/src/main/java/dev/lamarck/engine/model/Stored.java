package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A tensor in a file: row after row, little-endian, and not always at a multiple of its number's size.
 *
 * @param file a local file
 * @param offset of its first byte, from the beginning of the file
 */
public record Stored(String name, StoredType type, List<Long> shape, Path file, long offset, long bytes) {
    public Stored {
        shape = List.copyOf(shape);
        OptionalLong needed = Shapes.bytes(type, shape);
        if (needed.isEmpty() || needed.getAsLong() != bytes || offset < 0 || offset > Long.MAX_VALUE - bytes) {
            throw ModelErrors.noSuchPlace(name, type, shape, offset, bytes);
        }
    }

    /** The numbers it holds, which have to be of a kind that the engine computes with. */
    public DType dtype() {
        return type.computed().orElseThrow(() -> ModelErrors.notComputed(this));
    }

    /** Refuses what holds a number that is none, or infinite. */
    public void requireFinite(Backend backend, Tensor loaded) {
        backend.firstNotFinite(loaded).ifPresent(place -> {
            long row = place / loaded.columns();
            float value = backend.read(loaded.rows(row, 1).columns(place % loaded.columns(), 1))[0];
            throw ModelErrors.notFinite(this, place, value);
        });
    }

    /** Some of its rows, one after another in the same file. */
    public Stored rows(long first, long count) {
        if (shape.isEmpty() || first < 0 || count < 0 || count > shape.get(0) - first) {
            throw ModelErrors.noSuchRows(this, first, count);
        }
        long row = shape.get(0) == 0 ? 0 : bytes / shape.get(0);
        List<Long> cut = new ArrayList<>(shape);
        cut.set(0, count);
        return new Stored(name, type, cut, file, offset + first * row, count * row);
    }
}
