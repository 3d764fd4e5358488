package dev.lamarck.evolve;

import dev.lamarck.genome.Space;

/** A child that is not of the run's space; its candidate is invalid. */
public final class OutsideSpaceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    OutsideSpaceException(String message, Space.OutsideException cause) {
        super(message, cause);
    }
}
