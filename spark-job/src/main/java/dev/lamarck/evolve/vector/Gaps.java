package dev.lamarck.evolve.vector;

import java.util.random.RandomGenerator;

/**
 * Which of many genes are chosen, each with the same chance and independently: the gaps between them are geometric, so a
 * draw is needed for each that is chosen and not for each that is not.
 */
record Gaps(double rate, double scale) {

    static Gaps of(double rate) {
        return new Gaps(rate, rate > 0 && rate < 1 ? 1 / StrictMath.log1p(-rate) : 0);
    }

    /** The next chosen one from here on; the end if there is none. */
    int next(int from, int end, RandomGenerator random) {
        if (rate >= 1 || from >= end) {
            return Math.min(from, end);
        }
        if (rate <= 0) {
            return end;
        }
        double gap = Math.floor(StrictMath.log(1 - random.nextDouble()) * scale);
        return gap < end - from ? from + (int) gap : end;
    }
}
