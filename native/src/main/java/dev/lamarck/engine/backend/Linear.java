package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer, y = W x + b, and where adapters change it.
 *
 * @param weight a row for each output
 * @param bias one row of floats, or none
 * @param site the number by which adapters know the layer
 */
public record Linear(Tensor weight, @Nullable Tensor bias, int site) {
    public long outputs() {
        return weight.rows();
    }

    public long inputs() {
        return weight.columns();
    }
}
