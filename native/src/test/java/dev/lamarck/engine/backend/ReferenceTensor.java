package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;

/** Numbers on the heap. */
record ReferenceTensor(float[] values, int start, long rows, long columns, int stride) implements Tensor {
    static ReferenceTensor of(Tensor tensor) {
        return (ReferenceTensor) tensor;
    }

    float at(long row, long column) {
        return values[Math.toIntExact(start + row * stride + column)];
    }

    void put(long row, long column, double value) {
        values[Math.toIntExact(start + row * stride + column)] = (float) value;
    }

    @Override
    public DType type() {
        return DType.F32;
    }

    @Override
    public Tensor columns(long from, long count) {
        return new ReferenceTensor(values, Math.toIntExact(start + from), rows, count, stride);
    }

    @Override
    public Tensor rows(long from, long count) {
        return new ReferenceTensor(values, Math.toIntExact(start + from * stride), count, columns, stride);
    }

    @Override
    public void close() {}
}
