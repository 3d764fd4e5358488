package dev.lamarck.vary.tree;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it is written: what is before it, its digits, and what is after it, such as {@code 0x} and {@code UL}. A number
 * of another value is written in the same way.
 *
 * @param radix 10, 16, 8 or 2
 * @param whole whether it is an integer
 * @param digits significant ones, of a number with a fraction
 */
record Literal(String prefix, String suffix, int radix, boolean whole, int digits, double value) {

    private static final Pattern BASED =
            Pattern.compile("(0[xX]|0[oO]|0[bB])([0-9a-fA-F_']+?)((?:[uUlLnN]|[ui](?:8|16|32|64|128|size))*)");
    private static final Pattern INTEGER =
            Pattern.compile("([0-9][0-9_']*)((?:[uUlLnN]|_?[ui](?:8|16|32|64|128|size))*)");
    private static final Pattern REAL =
            Pattern.compile("((?:[0-9][0-9_']*)?\\.?[0-9_']*(?:[eE][-+]?[0-9_]+)?)((?:[fFlLdDjJi]|_?f(?:32|64|16))?)");

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;
    private static final double LARGEST = 1e15;

    /** The number that a token is; nothing if it is written in a way that is not known here. */
    static Optional<Literal> of(String token) {
        return based(token).or(() -> integer(token)).or(() -> real(token));
    }

    private static Optional<Literal> based(String token) {
        Matcher matcher = BASED.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int radix = switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "0x" -> 16;
            case "0o" -> 8;
            default -> 2;
        };
        return valued(matcher.group(2), radix)
                .map(value -> new Literal(matcher.group(1), matcher.group(3), radix, true, 0, value));
    }

    private static Optional<Literal> integer(String token) {
        Matcher matcher = INTEGER.matcher(token);
        boolean octal = token.length() > 1 && token.charAt(0) == '0' && Character.isDigit(token.charAt(1));
        if (!matcher.matches() || octal) {
            return Optional.empty();
        }
        return valued(matcher.group(1), 10).map(value -> new Literal("", matcher.group(2), 10, true, 0, value));
    }

    private static Optional<Double> valued(String digits, int radix) {
        try {
            double value = Long.parseLong(digits.replaceAll("[_']", ""), radix);
            return value <= LARGEST ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Literal> real(String token) {
        Matcher matcher = REAL.matcher(token);
        if (!matcher.matches() || !token.matches(".*[0-9].*") || !token.matches(".*[.eEfFdDjJi].*")) {
            return Optional.empty();
        }
        String number = matcher.group(1).replaceAll("[_']", "");
        try {
            double value = Double.parseDouble(number);
            String mantissa = number.replaceAll("[eE].*", "").replace(".", "").replaceFirst("^0+", "");
            return Double.isFinite(value)
                    ? Optional.of(new Literal("", matcher.group(2), 10, false, mantissa.length(), value))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Another number, not negative, in the same writing; a fraction of a whole number is cut off. */
    String write(double other) {
        if (whole) {
            return prefix + Long.toString((long) Math.min(LARGEST, other), radix) + suffix;
        }
        return real(other, Math.min(MOST_DIGITS, Math.max(FEWEST_DIGITS, digits + 1))) + suffix;
    }

    /** A number with a fraction, as every language reads it. */
    static String real(double value, int digits) {
        if (value == 0) {
            return "0.0";
        }
        BigDecimal rounded = new BigDecimal(
                        Math.min(value, Double.MAX_VALUE), new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -5 || exponent > 15) {
            String mantissa = rounded.scaleByPowerOfTen(-exponent).toPlainString();
            return (mantissa.contains(".") ? mantissa : mantissa + ".0") + "e" + exponent;
        }
        String plain = rounded.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
