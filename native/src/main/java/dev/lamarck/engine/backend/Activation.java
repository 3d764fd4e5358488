package dev.lamarck.engine.backend;

/** What goes between two linear layers. The order is known to native code. */
public enum Activation {
    SILU,
    /** With the hyperbolic tangent in place of the error function. */
    GELU_TANH,
    GELU,
    RELU,
    TANH
}
