package dev.lamarck.evolve.vector;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How JADE adapts differential evolution (Zhang and Sanderson, "JADE: Adaptive Differential Evolution With Optional
 * External Archive", 2009): each child draws its factor and its crossover rate around two means, and the means follow
 * those whose children beat their targets. Successful factors count by their squares, lest short steps prevail.
 *
 * @param factor mean of the factors
 * @param crossover mean of the crossover rates
 */
record Jade(double factor, double crossover) {

    private static final double RENEWAL = 0.1;
    private static final double SPREAD = 0.1;

    /** What one child is made with. */
    record Draw(double factor, double crossover) {}

    static Jade read(byte[] state, Jade first) {
        if (state.length == 0) {
            return first;
        }
        ByteBuffer from = ByteBuffer.wrap(state);
        return new Jade(from.getDouble(), from.getDouble());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(2 * Double.BYTES)
                .putDouble(factor)
                .putDouble(crossover)
                .array();
    }

    /** The factor from a Cauchy distribution, drawn again until it is above 0, the crossover rate from a normal one. */
    Draw draw(RandomGenerator random) {
        double rate = crossover + SPREAD * random.nextGaussian();
        double drawn = 0;
        while (!(drawn > 0)) {
            drawn = factor + SPREAD * StrictMath.tan(StrictMath.PI * (random.nextDouble() - 0.5));
        }
        return new Draw(Math.min(1, drawn), Math.min(1, Math.max(0, rate)));
    }

    Jade learned(List<Draw> successes) {
        if (successes.isEmpty()) {
            return this;
        }
        double factors = 0;
        double squares = 0;
        double rates = 0;
        for (Draw success : successes) {
            factors += success.factor();
            squares += success.factor() * success.factor();
            rates += success.crossover();
        }
        return new Jade(
                (1 - RENEWAL) * factor + RENEWAL * squares / factors,
                (1 - RENEWAL) * crossover + RENEWAL * rates / successes.size());
    }
}
