package dev.lamarck.evolve.choice;

import java.util.random.RandomGenerator;

/** Draws from beta distributions, as gamma draws by the method of Marsaglia and Tsang (2000) give them. */
final class Beta {

    private Beta() {}

    /** A draw between 0 and 1; both parameters are at least 1. */
    static double draw(double alpha, double beta, RandomGenerator random) {
        double one = gamma(alpha, random);
        return one / (one + gamma(beta, random));
    }

    /** The shape is at least 1. About 1.05 proposals a draw are needed at shape 1, fewer above. */
    static double gamma(double shape, RandomGenerator random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            double limit = 0.5 * x * x + d - d * v;
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < limit + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
