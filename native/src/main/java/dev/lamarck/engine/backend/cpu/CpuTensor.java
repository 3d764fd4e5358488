package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.util.Objects;

/**
 * Numbers at an address.
 *
 * @param stride from a row to the next, in numbers
 * @param freeing gives the memory back; does nothing for views and for what lies in files
 */
record CpuTensor(DType type, long address, long rows, long columns, long stride, Runnable freeing) implements Tensor {
    private static final Runnable NOTHING = () -> {};

    static CpuTensor of(Tensor tensor) {
        return (CpuTensor) tensor;
    }

    /** What somebody else frees. */
    static CpuTensor borrowed(DType type, long address, long rows, long columns) {
        return new CpuTensor(type, address, rows, columns, columns, NOTHING);
    }

    @Override
    public Tensor columns(long from, long count) {
        Objects.checkFromIndexSize(from, count, columns);
        return new CpuTensor(type, address + from * type.bytes(), rows, count, stride, NOTHING);
    }

    @Override
    public Tensor rows(long from, long count) {
        Objects.checkFromIndexSize(from, count, rows);
        return new CpuTensor(type, address + from * stride * type.bytes(), count, columns, stride, NOTHING);
    }

    @Override
    public void close() {
        freeing.run();
    }
}
