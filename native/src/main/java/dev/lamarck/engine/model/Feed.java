package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Activation;

/**
 * The feed-forward part of a layer.
 *
 * @param inner numbers between its two halves
 * @param gated whether the bent half is multiplied by a straight one
 */
public record Feed(int inner, Activation activation, boolean gated) {
    public Feed {
        ModelErrors.requireWithin("inner width", inner, Sizes.MOST_WIDTH);
    }
}
