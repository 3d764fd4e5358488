package dev.lamarck.problems.packing;

import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import java.util.random.RandomGenerator;

/** Inputs for the tests, by number. */
final class Sample {
    private Sample() {}

    static RandomGenerator draws(int number) {
        return new RandomKey(20, 0, 0, number, Purpose.CUSTOM).draws();
    }

    static Vector centres(int circles, int number) {
        return PackingSettings.of(circles).space().sample(draws(number));
    }
}
