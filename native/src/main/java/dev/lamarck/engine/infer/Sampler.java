package dev.lamarck.engine.infer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Chooses tokens from logits as a {@link Sampling} says. What it chooses depends on its arguments alone. */
final class Sampler {
    /** Which of the generator's streams draws of tokens are. */
    private static final int STREAM = 0x746f6b65;

    private final Sampling sampling;

    Sampler(Sampling sampling) {
        this.sampling = sampling;
    }

    /**
     * The next token.
     *
     * @param logits one for each token; changed
     * @param before the tokens that are there already
     * @param allowed the only tokens that may come, if not all may
     */
    int choose(float[] logits, int[] before, Optional<BitSet> allowed) {
        allowed.ifPresent(some -> forbid(logits, some));
        punish(logits, before);
        int best = best(logits);
        if (sampling.greedy()) {
            return best;
        }
        double[] shares = shares(logits, logits[best]);
        keepMost(logits, shares);
        keepTogether(logits, shares);
        keepNear(shares);
        return drawn(shares, Philox.unit(sampling.seed(), before.length, STREAM, 0, 0));
    }

    private static void forbid(float[] logits, BitSet allowed) {
        for (int token = allowed.nextClearBit(0); token < logits.length; token = allowed.nextClearBit(token + 1)) {
            logits[token] = Float.NEGATIVE_INFINITY;
        }
    }

    private void punish(float[] logits, int[] before) {
        if (sampling.repetitionPenalty() == 1) {
            return;
        }
        BitSet there = new BitSet(logits.length);
        Arrays.stream(before).forEach(there::set);
        float penalty = (float) sampling.repetitionPenalty();
        there.stream().filter(token -> token < logits.length).forEach(token -> {
            logits[token] = logits[token] < 0 ? logits[token] * penalty : logits[token] / penalty;
        });
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int token = 0; token < logits.length; token++) {
            if (Float.isNaN(logits[token])) {
                throw InferErrors.notANumber(token);
            }
            best = logits[token] > logits[best] ? token : best;
        }
        if (logits[best] == Float.NEGATIVE_INFINITY) {
            throw InferErrors.nothingAllowed();
        }
        return best;
    }

    /** What each token's probability is of the largest one. */
    private double[] shares(float[] logits, float most) {
        double[] shares = new double[logits.length];
        for (int token = 0; token < logits.length; token++) {
            shares[token] = Math.exp(((double) logits[token] - most) / sampling.temperature());
        }
        return shares;
    }

    private void keepMost(float[] logits, double[] shares) {
        if (sampling.topK() == 0 || sampling.topK() >= logits.length) {
            return;
        }
        float[] sorted = logits.clone();
        Arrays.sort(sorted);
        float last = sorted[logits.length - sampling.topK()];
        for (int token = 0; token < logits.length; token++) {
            shares[token] = logits[token] < last ? 0 : shares[token];
        }
    }

    /** Drops the least likely tokens that together have no more than what is left of the share; of equals, later ones first. */
    private void keepTogether(float[] logits, double[] shares) {
        if (sampling.topP() >= 1) {
            return;
        }
        long[] ordered = ordered(logits, shares);
        double whole = Arrays.stream(shares).sum();
        double dropped = 0;
        for (int i = 0; i < ordered.length - 1; i++) {
            int token = token(ordered[i]);
            dropped += shares[token];
            if (dropped > (1 - sampling.topP()) * whole) {
                return;
            }
            shares[token] = 0;
        }
    }

    /** The tokens that are left, the least likely first, packed into numbers whose order is theirs. */
    private static long[] ordered(float[] logits, double[] shares) {
        long[] ordered = new long[logits.length];
        int count = 0;
        for (int token = 0; token < logits.length; token++) {
            if (shares[token] > 0) {
                int bits = Float.floatToIntBits(logits[token] + 0f);
                int rising = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
                ordered[count++] = (long) rising << 32 | Integer.toUnsignedLong(~token);
            }
        }
        long[] left = Arrays.copyOf(ordered, count);
        Arrays.sort(left);
        return left;
    }

    private static int token(long packed) {
        return ~(int) packed;
    }

    private void keepNear(double[] shares) {
        for (int token = 0; token < shares.length; token++) {
            shares[token] = shares[token] < sampling.minP() ? 0 : shares[token];
        }
    }

    private static int drawn(double[] shares, double unit) {
        double left = Arrays.stream(shares).sum() * unit;
        int last = 0;
        for (int token = 0; token < shares.length; token++) {
            if (shares[token] > 0) {
                last = token;
                left -= shares[token];
                if (left < 0) {
                    return token;
                }
            }
        }
        return last;
    }
}
