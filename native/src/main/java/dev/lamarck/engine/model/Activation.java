package dev.lamarck.engine.model;

import java.util.Locale;
import java.util.Optional;

/** The bend between the two halves of a feed-forward part. */
public enum Activation {
    SILU,
    /** By the error function. */
    GELU,
    /** By the hyperbolic tangent that stands in for it. */
    GELU_TANH,
    RELU;

    /** By the name that a configuration gives it; there are several for some. */
    static Optional<Activation> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "silu", "swish" -> Optional.of(SILU);
            case "gelu", "gelu_python" -> Optional.of(GELU);
            case "gelu_new", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_fast" -> Optional.of(GELU_TANH);
            case "relu" -> Optional.of(RELU);
            default -> Optional.empty();
        };
    }
}
