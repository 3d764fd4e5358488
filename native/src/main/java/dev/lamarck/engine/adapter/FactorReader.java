package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.model.Stored;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads tensors of adapters into floats. Lets go of their files when it is closed. */
final class FactorReader implements AutoCloseable {
    private final Backend backend;
    private final Map<Path, Backend.Mapped> files = new HashMap<>();

    FactorReader(Backend backend) {
        this.backend = backend;
    }

    /** Row after row. */
    float[] numbers(Stored stored) {
        long columns = stored.shape().get(stored.shape().size() - 1);
        long rows = stored.shape().size() == 1 ? 1 : stored.shape().get(0);
        return backend.read(files.computeIfAbsent(stored.file(), backend::map)
                .tensor(stored.offset(), stored.dtype(), rows, columns));
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
