package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads tensors of adapters into floats. Lets go of their files when it is closed. */
final class FactorReader implements AutoCloseable {
    private final Backend backend;
    private final Memory memory;
    private final Map<Path, Backend.Mapped> files = new HashMap<>();

    /** For files whose numbers have to be copied first, the copies count as the memory's. */
    FactorReader(Backend backend, Memory memory) {
        this.backend = backend;
        this.memory = memory;
    }

    /** Row after row; a number that is none is refused. */
    float[] numbers(Stored stored) {
        long columns = stored.shape().get(stored.shape().size() - 1);
        long rows = stored.shape().size() == 1 ? 1 : stored.shape().get(0);
        Tensor mapped = files.computeIfAbsent(stored.file(), file -> backend.map(memory, file))
                .tensor(stored.offset(), stored.dtype(), rows, columns);
        stored.requireFinite(backend, mapped);
        return backend.read(mapped);
    }

    /** Column after column. */
    float[] turned(Stored stored) {
        return turned(
                numbers(stored),
                Math.toIntExact(stored.shape().get(0)),
                Math.toIntExact(stored.shape().get(1)));
    }

    static float[] turned(float[] numbers, int rows, int columns) {
        float[] turned = new float[numbers.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = numbers[row * columns + column];
            }
        }
        return turned;
    }

    @Override
    public void close() {
        files.values().forEach(Backend.Mapped::close);
    }
}
