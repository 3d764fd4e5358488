package dev.lamarck.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers beside axes: all of one axis in the same form, with the digits that tell them apart and no more. */
final class Numerals {

    private static final BigDecimal GROUPED = BigDecimal.valueOf(10_000);
    private static final int LARGE = 6;
    private static final int SMALL = -4;

    private Numerals() {}

    /** Multiples of a step with their labels. */
    static List<Tick> label(List<BigDecimal> values, BigDecimal step) {
        BigDecimal largest = values.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        int exponent = exponent(largest);
        boolean plain = largest.signum() == 0 || (exponent < LARGE && exponent > SMALL);
        return values.stream()
                .map(value -> new Tick(value.doubleValue(), plain ? plain(value, step) : power(value, step, exponent)))
                .toList();
    }

    /** A number that stands alone. */
    static String label(BigDecimal value) {
        int exponent = exponent(value.abs());
        return value.signum() == 0 || (exponent < LARGE && exponent > SMALL)
                ? plain(value, value)
                : power(value, value, exponent);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String plain(BigDecimal value, BigDecimal step) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
        String text = rounded.abs().compareTo(GROUPED) >= 0
                ? String.format(Locale.ROOT, "%,." + decimals + "f", rounded)
                : rounded.toPlainString();
        return text.replace('-', '−');
    }

    private static String power(BigDecimal value, BigDecimal step, int exponent) {
        if (value.signum() == 0) {
            return "0";
        }
        String digits = plain(value.scaleByPowerOfTen(-exponent), step.scaleByPowerOfTen(-exponent));
        return digits + "e" + String.valueOf(exponent).replace('-', '−');
    }
}
