package dev.lamarck.conf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: {@code 300ms}, {@code 5s}, {@code 1h30m}, {@code 7d}; a plain number is seconds. */
final class Durations {
    private static final Pattern PART = Pattern.compile("\\G(\\d{1,12}(?:\\.\\d{1,9})?) ?(ns|us|ms|s|m|h|d) ?");
    private static final long SECOND = 1_000_000_000L;

    private Durations() {}

    static Duration of(String text) {
        if (Literals.isNumber(text)) {
            return ofNanos(Literals.number(text).multiply(BigDecimal.valueOf(SECOND)), text);
        }
        Matcher matcher = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (matcher.find()) {
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosOf(matcher.group(2)))));
            end = matcher.end();
        }
        if (end == 0 || end < text.length()) {
            throw new IllegalArgumentException(text);
        }
        return ofNanos(nanos, text);
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3_600 * SECOND;
            default -> 86_400 * SECOND;
        };
    }

    private static Duration ofNanos(BigDecimal nanos, String text) {
        if (nanos.signum() < 0) {
            throw new IllegalArgumentException(text);
        }
        BigInteger[] parts = nanos.toBigInteger().divideAndRemainder(BigInteger.valueOf(SECOND));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
