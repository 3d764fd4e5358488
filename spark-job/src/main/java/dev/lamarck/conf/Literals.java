package dev.lamarck.conf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an unquoted text means: the core schema of YAML 1.2, with underscores allowed in whole numbers. */
final class Literals {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> YES = Set.of("true", "True", "TRUE");
    private static final Set<String> NO = Set.of("false", "False", "FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9][0-9_]{0,39}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,4})?");

    private Literals() {}

    static @Nullable Object value(String text) {
        if (NOTHING.contains(text)) {
            return null;
        }
        if (YES.contains(text) || NO.contains(text)) {
            return YES.contains(text);
        }
        if (WHOLE.matcher(text).matches()) {
            return whole(number(text).toBigIntegerExact());
        }
        return isDecimal(text) ? (Object) Double.parseDouble(text) : text;
    }

    static boolean isNumber(String text) {
        return WHOLE.matcher(text).matches() || isDecimal(text);
    }

    /** The exact number that a text spells; NumberFormatException if it spells none. */
    static BigDecimal number(String text) {
        if (!isNumber(text)) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text.replace("_", ""));
    }

    private static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : number;
    }
}
