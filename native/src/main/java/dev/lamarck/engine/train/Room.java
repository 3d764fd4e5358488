package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Tensors that are needed for as long as a batch is on its way. Frees them when it is closed, even if not all could be had. */
final class Room implements AutoCloseable {
    private final Backend backend;
    private final Memory memory;
    private final List<Tensor> taken = new ArrayList<>();

    Room(Backend backend, Memory memory) {
        this.backend = backend;
        this.memory = memory;
    }

    Tensor take(long rows, long columns) {
        Tensor tensor = backend.tensor(memory, rows, columns);
        taken.add(tensor);
        return tensor;
    }

    @Override
    public void close() {
        taken.forEach(Tensor::close);
        taken.clear();
    }
}
