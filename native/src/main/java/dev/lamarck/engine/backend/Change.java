package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a linear layer for some rows: any of these, and all at once.
 *
 * @param low adds to the product
 * @param noise adds to the product
 * @param bias one row of floats, instead of the layer's own bias
 */
public record Change(
        @Nullable LowRank low,
        @Nullable Noise noise,
        @Nullable Tensor bias) {
    public static Change of(LowRank low) {
        return new Change(low, null, null);
    }

    public static Change of(Noise noise) {
        return new Change(null, noise, null);
    }

    /** Of all that is added to the product. */
    public int rank() {
        return (low == null ? 0 : low.rank()) + (noise == null ? 0 : noise.rank());
    }
}
