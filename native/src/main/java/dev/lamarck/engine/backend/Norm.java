package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * How rows are brought to one size.
 *
 * @param weight one row of floats
 * @param bias one row of floats, or none; only where means are taken off
 * @param centred whether the mean is taken off first (LayerNorm), or not (RMSNorm)
 */
public record Norm(Tensor weight, @Nullable Tensor bias, boolean centred, float epsilon) {}
