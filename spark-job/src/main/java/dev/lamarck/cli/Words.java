package dev.lamarck.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and times as people read them. */
final class Words {

    private static final int DIGITS = 5;
    private static final double LARGE = 1e9;
    private static final double SMALL = 1e-4;

    private Words() {}

    /** Five digits that count, nothing behind them. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        double size = Math.abs(value);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        if (size != 0 && (size >= LARGE || size < SMALL)) {
            return String.format(Locale.ROOT, "%.4e", rounded);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "-";
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** How many of something a second. */
    static String rate(double perSecond) {
        return (perSecond < 10 ? String.format(Locale.ROOT, "%.1f", perSecond) : count(Math.round(perSecond))) + "/s";
    }

    /** Such as 850ms, 12s, 1m20s or 3h05m. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return Math.max(0, duration.toMillis()) + "ms";
        }
        long seconds = duration.plusMillis(500).toSeconds();
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }

    static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String bytes(long bytes) {
        double size = bytes;
        for (String unit : new String[] {"B", "KiB", "MiB", "GiB"}) {
            if (size < 1024) {
                return number(unit.equals("B") ? size : Math.rint(size * 10) / 10) + " " + unit;
            }
            size /= 1024;
        }
        return number(Math.rint(size * 10) / 10) + " TiB";
    }
}
