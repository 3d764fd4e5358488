package dev.lamarck.engine.model;

/** How a model knows the order of its tokens. */
public sealed interface Positions {
    /**
     * A row for each position is added to the embedding, and one for each kind of token.
     *
     * @param kinds of tokens, such as those of a first and of a second text
     */
    record Absolute(int rows, int kinds) implements Positions {
        public Absolute {
            ModelErrors.requireWithin("positions", rows, Sizes.MOST_CONTEXT);
            ModelErrors.requireWithin("kinds of tokens", kinds, Sizes.MOST_CONTEXT);
        }
    }

    /**
     * Queries and keys are turned by their position. The first half of the turned numbers is paired with the second.
     *
     * @param theta the base of the wavelengths
     * @param size how many of a head's first numbers are turned
     */
    record Rotary(double theta, int size, Scaling scaling) implements Positions {
        public Rotary {
            if (size < 2 || size % 2 != 0 || size > Attention.MOST_HEAD_SIZE) {
                throw ModelErrors.unevenRotary(size);
            }
        }
    }

    /** How wavelengths are stretched for texts longer than a model was first made for. */
    sealed interface Scaling {
        record None() implements Scaling {}

        /** All alike. */
        record Linear(double factor) implements Scaling {}

        /** By a base that grows with the text, once it is longer than the original context. */
        record Dynamic(double factor, int original) implements Scaling {}

        /**
         * Long ones by the factor, short ones not, with a slope between.
         *
         * @param low turns in the original context up to which a wavelength is long
         * @param high turns from which on it is short
         */
        record Llama3(double factor, double low, double high, int original) implements Scaling {}

        /**
         * Long ones by the factor, short ones not, with a slope over the pairs between.
         *
         * @param fast turns in the original context from which on a wavelength is short
         * @param slow turns up to which it is long
         * @param magnitude on the turned numbers
         * @param truncate whether the slope begins and ends at whole pairs
         */
        record Yarn(double factor, double fast, double slow, double magnitude, boolean truncate, int original)
                implements Scaling {}
    }
}
