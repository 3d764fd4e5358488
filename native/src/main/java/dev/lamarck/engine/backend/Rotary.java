package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;

/**
 * The angles that positions turn queries and keys by.
 *
 * @param cosines a row for each position, one of them for each pair of numbers that is turned
 * @param sines the same
 */
public record Rotary(Tensor cosines, Tensor sines) {
    /** How many pairs of numbers of a head are turned. */
    public long pairs() {
        return cosines.columns();
    }
}
