package dev.lamarck.vary.tree;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The draws of one child, and how far its changes go.
 *
 * @param step factor of the size of a change of a number
 */
record Chance(RandomGenerator random, double step) {

    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double normal() {
        return random.nextGaussian();
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    int oneOf(int[] things) {
        return things[random.nextInt(things.length)];
    }
}
