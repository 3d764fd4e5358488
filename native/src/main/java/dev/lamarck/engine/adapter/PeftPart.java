package dev.lamarck.engine.adapter;

import dev.lamarck.engine.model.Stored;
import java.util.List;
import java.util.Optional;

/**
 * What an adapter adds to one linear module: its output for x grows by {@code scale · (b · (a · x) + bias)}.
 *
 * @param module its path in the model, such as {@code model.layers.0.self_attn.q_proj}
 * @param a of shape [rank, inputs]
 * @param b of shape [outputs, rank]
 * @param bias of shape [outputs], where the second factor has one
 */
public record PeftPart(String module, Stored a, Stored b, Optional<Stored> bias, double scale) {
    public PeftPart {
        if (a.shape().size() != 2
                || b.shape().size() != 2
                || !a.shape().get(0).equals(b.shape().get(1))) {
            throw AdapterErrors.factorsApart(module, a, b);
        }
        List<Long> outputs = List.of(b.shape().get(0));
        bias.filter(some -> !some.shape().equals(outputs)).ifPresent(some -> {
            throw AdapterErrors.biasApart(module, some, outputs);
        });
    }

    public long rank() {
        return a.shape().get(0);
    }

    public long inputs() {
        return a.shape().get(1);
    }

    public long outputs() {
        return b.shape().get(0);
    }
}
