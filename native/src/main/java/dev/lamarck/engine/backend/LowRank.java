package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A change of a linear layer: scale · up · (weights ∘ (down · x)).
 *
 * @param down a row for each rank
 * @param up a row for each rank: transposed, as against adapters' files
 * @param weights one row with a number for each rank, or none for ones; adapters that share their ranks differ in it
 */
public record LowRank(Tensor down, Tensor up, @Nullable Tensor weights, float scale) {
    public LowRank {
        if (down.rows() != up.rows() || weights != null && weights.columns() != down.rows()) {
            throw new IllegalArgumentException("%d ranks down, %d up".formatted(down.rows(), up.rows()));
        }
    }

    public int rank() {
        return Math.toIntExact(down.rows());
    }
}
