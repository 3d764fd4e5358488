package dev.lamarck.cli.bench;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measured number beside what it should be.
 *
 * @param limit on which side of the target it should lie
 */
public record Figure(String part, String name, double value, String unit, OptionalDouble target, Limit limit) {

    /** What a target means. */
    public enum Limit {
        AT_MOST("<= "),
        AT_LEAST(">= "),
        NONE("");

        private final String sign;

        Limit(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    static Figure plain(String part, String name, double value, String unit) {
        return new Figure(part, name, value, unit, OptionalDouble.empty(), Limit.NONE);
    }

    Figure atMost(double most) {
        return new Figure(part, name, value, unit, OptionalDouble.of(most), Limit.AT_MOST);
    }

    Figure atLeast(double least) {
        return new Figure(part, name, value, unit, OptionalDouble.of(least), Limit.AT_LEAST);
    }

    /** The value as a share of its target. */
    public OptionalDouble ratio() {
        return target.isPresent() ? OptionalDouble.of(value / target.getAsDouble()) : target;
    }

    public Optional<Boolean> reached() {
        return target.isPresent()
                ? Optional.of(limit == Limit.AT_MOST ? value <= target.getAsDouble() : value >= target.getAsDouble())
                : Optional.empty();
    }
}
