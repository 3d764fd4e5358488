package dev.lamarck.engine.constrain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How numbers are written that lie between two others. */
final class NumberSyntax {
    /** Larger ones are not written, so that every integer is a long, and every number a double. */
    static final BigDecimal LARGEST = BigDecimal.TEN.pow(18).subtract(BigDecimal.ONE);

    private static final int USUAL_DECIMALS = 6;
    private static final int MOST_DECIMALS = 15;
    private static final Syntax DIGIT = Syntax.digits(0, 9);

    /** Any integer. */
    static final Syntax ANY_INTEGER = Syntax.either(
            Syntax.text("0"),
            Syntax.row(Syntax.optional(Syntax.text("-")), Syntax.digits(1, 9), new Syntax.Times(DIGIT, 0, 17)));

    /** Any number, perhaps with a fraction and an exponent. */
    static final Syntax ANY = Syntax.row(
            Syntax.optional(Syntax.text("-")),
            Syntax.either(Syntax.text("0"), Syntax.row(Syntax.digits(1, 9), new Syntax.Times(DIGIT, 0, 17))),
            Syntax.optional(Syntax.row(Syntax.text("."), new Syntax.Times(DIGIT, 1, 17))),
            Syntax.optional(Syntax.row(
                    Syntax.either(Syntax.text("e"), Syntax.text("E")),
                    Syntax.optional(Syntax.either(Syntax.text("+"), Syntax.text("-"))),
                    new Syntax.Times(DIGIT, 1, 2))));

    private NumberSyntax() {}

    /** Both ends belong to it, unless it says that they do not. */
    record Bounds(BigDecimal from, boolean after, BigDecimal to, boolean before) {
        void check(String place) {
            boolean empty = from.compareTo(to) > 0 || (from.compareTo(to) == 0 && (after || before));
            if (empty || from.compareTo(LARGEST) > 0 || to.compareTo(LARGEST.negate()) < 0) {
                throw ConstrainErrors.impossible(
                        place, "no number of up to 18 digits is between %s and %s".formatted(from, to));
            }
            if (decimals() > MOST_DECIMALS) {
                throw ConstrainErrors.unlike(
                        place, "a schema whose bounds have at most %d decimals".formatted(MOST_DECIMALS));
            }
        }

        /** The smallest whole number that belongs to it when all are multiplied by a power of ten. */
        private BigInteger first(int decimals) {
            BigInteger ceiling = scaled(from, decimals, RoundingMode.CEILING);
            boolean whole = ceiling.equals(scaled(from, decimals, RoundingMode.FLOOR));
            return after && whole ? ceiling.add(BigInteger.ONE) : ceiling;
        }

        private BigInteger last(int decimals) {
            BigInteger floor = scaled(to, decimals, RoundingMode.FLOOR);
            boolean whole = floor.equals(scaled(to, decimals, RoundingMode.CEILING));
            return before && whole ? floor.subtract(BigInteger.ONE) : floor;
        }

        private static BigInteger scaled(BigDecimal end, int decimals, RoundingMode rounding) {
            return end.movePointRight(decimals).setScale(0, rounding).toBigInteger();
        }

        /** How many decimals its ends have. */
        private int decimals() {
            return Math.max(
                    0,
                    Math.max(
                            from.stripTrailingZeros().scale(),
                            to.stripTrailingZeros().scale()));
        }
    }

    static Syntax integers(Bounds bounds) {
        return signed(bounds.first(0), bounds.last(0), 0);
    }

    /** Numbers without exponents, with a few more decimals than the bounds have. */
    static Syntax numbers(Bounds bounds) {
        List<Syntax> ways = new ArrayList<>();
        for (int decimals = 0; decimals <= Math.max(USUAL_DECIMALS, bounds.decimals() + 1); decimals++) {
            ways.add(signed(bounds.first(decimals), bounds.last(decimals), decimals));
        }
        return new Syntax.Either(ways);
    }

    private static Syntax signed(BigInteger from, BigInteger to, int decimals) {
        Syntax below = unsigned(to.negate().max(BigInteger.ONE), from.negate(), decimals);
        return Syntax.either(Syntax.row(Syntax.text("-"), below), unsigned(from.max(BigInteger.ZERO), to, decimals));
    }

    private static Syntax unsigned(BigInteger from, BigInteger to, int decimals) {
        List<Syntax> ways = new ArrayList<>();
        int longest = to.signum() < 0 ? 0 : Math.max(decimals + 1, to.toString().length());
        for (int length = decimals + 1; length <= longest; length++) {
            BigInteger least = length == decimals + 1 ? BigInteger.ZERO : BigInteger.TEN.pow(length - 1);
            BigInteger low = from.max(least);
            BigInteger high = to.min(BigInteger.TEN.pow(length).subtract(BigInteger.ONE));
            if (low.compareTo(high) <= 0) {
                ways.add(between(spelled(low, length, decimals), spelled(high, length, decimals)));
            }
        }
        return new Syntax.Either(ways);
    }

    private static String spelled(BigInteger number, int length, int decimals) {
        String digits = number.toString();
        String padded = "0".repeat(length - digits.length()) + digits;
        String whole = padded.substring(0, length - decimals);
        return decimals == 0 ? whole : whole + "." + padded.substring(length - decimals);
    }

    /** All that is between two texts of the same length, which have their points at the same place. */
    private static Syntax between(String low, String high) {
        if (low.isEmpty()) {
            return Syntax.EMPTY;
        }
        if (consists(low, '0') && consists(high, '9')) {
            return anything(low);
        }
        int first = low.charAt(0);
        int last = high.charAt(0);
        if (first == last) {
            return Syntax.row(new Syntax.Bytes(first, first), between(low.substring(1), high.substring(1)));
        }
        String rest = low.substring(1);
        String lowest = filled(rest, '0');
        String highest = filled(rest, '9');
        List<Syntax> ways = new ArrayList<>();
        ways.add(Syntax.row(new Syntax.Bytes(first, first), between(rest, highest)));
        ways.add(Syntax.row(new Syntax.Bytes(last, last), between(lowest, high.substring(1))));
        if (first + 1 < last) {
            ways.add(Syntax.row(new Syntax.Bytes(first + 1, last - 1), anything(rest)));
        }
        return new Syntax.Either(ways);
    }

    private static boolean consists(String number, char digit) {
        return number.chars().allMatch(one -> one == digit || one == '.');
    }

    private static String filled(String number, char digit) {
        int point = number.indexOf('.');
        String digits = String.valueOf(digit).repeat(number.length());
        return point < 0 ? digits : digits.substring(0, point) + number.charAt(point) + digits.substring(point + 1);
    }

    private static Syntax anything(String like) {
        return new Syntax.Row(like.chars()
                .mapToObj(one -> one == '.' ? Syntax.text(".") : DIGIT)
                .toList());
    }
}
