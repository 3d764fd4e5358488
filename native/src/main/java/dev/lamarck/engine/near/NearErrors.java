package dev.lamarck.engine.near;

import dev.lamarck.engine.tensor.EngineException;

/** What can go wrong with vectors, in words. */
final class NearErrors {
    private NearErrors() {}

    static EngineException notFinite(float[] vector) {
        int place = 0;
        while (Float.isFinite(vector[place])) {
            place++;
        }
        return new EngineException(
                "A vector cannot hold %s, as number %,d of this one is. Leave the vector out, or mend what made it."
                        .formatted(vector[place], place));
    }

    static EngineException tooLong(double length, double most) {
        return new EngineException(
                "A vector cannot have the length %.3g: products of vectors longer than %.0g are no floats. Scale all vectors down."
                        .formatted(length, most));
    }

    static EngineException otherWidth(int width, int expected) {
        return new EngineException(
                "A vector of %,d numbers cannot be compared with those of %,d. Use vectors of one model only."
                        .formatted(width, expected));
    }

    static EngineException outOfRange(String what, int value) {
        return new EngineException("The %s cannot be %,d: it has to be 1 or more.".formatted(what, value));
    }
}
