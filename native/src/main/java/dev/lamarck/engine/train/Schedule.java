package dev.lamarck.engine.train;

/**
 * How fast is learned at each step: first evenly faster, then by its kind slower.
 *
 * @param rate the fastest
 * @param warmup steps until then
 * @param steps of all
 */
public record Schedule(Kind kind, double rate, int warmup, int steps) {
    /** What happens after the fastest. */
    public enum Kind {
        CONSTANT,
        /** Evenly down to 0. */
        LINEAR,
        /** Along half a wave down to 0. */
        COSINE
    }

    public Schedule {
        TrainErrors.require(rate > 0 && Double.isFinite(rate), "learning rate", rate, "more than 0");
        TrainErrors.require(steps >= 1, "number of steps", steps, "1 or more");
        TrainErrors.require(
                warmup >= 0 && warmup <= steps, "warm-up", warmup, "from 0 to the %d steps".formatted(steps));
    }

    public static Schedule constant(double rate) {
        return new Schedule(Kind.CONSTANT, rate, 0, Integer.MAX_VALUE);
    }

    /** The rate of a step, the first of which is 0. */
    public double at(int step) {
        if (step < warmup) {
            return rate * (step + 1) / warmup;
        }
        double gone = Math.min(1, (step - warmup) / (double) Math.max(1, steps - warmup));
        return switch (kind) {
            case CONSTANT -> rate;
            case LINEAR -> rate * (1 - gone);
            case COSINE -> rate * 0.5 * (1 + Math.cos(Math.PI * gone));
        };
    }
}
