package dev.lamarck.engine.train;

/** How an optimiser makes steps of gradients. */
public sealed interface Rule {
    /** How many numbers it remembers for each that is learned. */
    int memories();

    /**
     * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015).
     *
     * @param first how much of the mean of gradients stays
     * @param second how much of the mean of their squares stays
     * @param decay of what is learned, by itself, times the rate (AdamW)
     */
    record Adam(double first, double second, double epsilon, double decay) implements Rule {
        public Adam {
            TrainErrors.require(first >= 0 && first < 1, "first moment's share", first, "from 0 to less than 1");
            TrainErrors.require(second >= 0 && second < 1, "second moment's share", second, "from 0 to less than 1");
            TrainErrors.require(epsilon > 0, "epsilon", epsilon, "more than 0");
            TrainErrors.require(decay >= 0, "decay", decay, "0 or more");
        }

        /** As it is used most. */
        public static Adam usual(double decay) {
            return new Adam(0.9, 0.999, 1e-8, decay);
        }

        @Override
        public int memories() {
            return 2;
        }
    }

    /**
     * Stochastic gradient descent.
     *
     * @param momentum how much of the step before goes into the next
     * @param decay of what is learned, on top of the gradient
     */
    record Sgd(double momentum, double decay) implements Rule {
        public Sgd {
            TrainErrors.require(momentum >= 0 && momentum < 1, "momentum", momentum, "from 0 to less than 1");
            TrainErrors.require(decay >= 0, "decay", decay, "0 or more");
        }

        @Override
        public int memories() {
            return 1;
        }
    }
}
