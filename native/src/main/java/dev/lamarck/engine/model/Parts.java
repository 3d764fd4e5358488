package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one layer, as its backend holds them.
 *
 * @param inputs what makes queries, keys and values, side by side in this order: one matrix, or three
 * @param feedNorm none where both parts of a layer share a norm
 * @param gate none where there is no gate
 */
public record Parts(
        Norm attentionNorm,
        List<Linear> inputs,
        Linear output,
        @Nullable Norm feedNorm,
        @Nullable Linear gate,
        Linear up,
        Linear down) {
    public Parts {
        inputs = List.copyOf(inputs);
    }
}
