package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.model.Stored;

/** Numbers from files. */
final class Numbers {
    private Numbers() {}

    /** A stored matrix, row after row, as floats. */
    static float[] read(Stored stored, Backend backend) {
        long columns = stored.shape().get(stored.shape().size() - 1);
        long rows = columns == 0 ? 0 : stored.bytes() / stored.type().bytes() / columns;
        try (Backend.Mapped mapped = backend.map(backend.memory(), stored.file())) {
            return backend.read(mapped.tensor(stored.offset(), stored.dtype(), rows, columns));
        }
    }
}
