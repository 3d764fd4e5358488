package dev.lamarck.engine.constrain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How characters are written. */
enum Alphabet {
    /** As they are, in UTF-8. */
    PLAIN {
        @Override
        Syntax of(CodePoints set) {
            return new Syntax.Either(utf8(set));
        }
    },
    /** As JSON has them between quotes; what has to be escaped is, and nothing else. */
    QUOTED {
        @Override
        Syntax of(CodePoints set) {
            List<Syntax> ways = utf8(set.without(ESCAPED));
            ESCAPED.ranges().forEach(range -> {
                for (int one = range.from(); one <= range.to(); one++) {
                    if (set.has(one)) {
                        ways.add(Syntax.text(escape(one)));
                    }
                }
            });
            return new Syntax.Either(ways);
        }
    };

    static final CodePoints ESCAPED = CodePoints.of(0, 0x1f).or(CodePoints.of("\"\\"));

    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";
    /** The last characters of one, two and three bytes. */
    private static final int[] LAST = {0x7f, 0x7ff, 0xffff, CodePoints.LAST};

    abstract Syntax of(CodePoints set);

    Syntax text(String text) {
        return new Syntax.Row(
                text.codePoints().mapToObj(one -> of(CodePoints.of(one))).toList());
    }

    private static String escape(int one) {
        int at = SHORT.indexOf(one);
        return at < 0 ? "\\u%04x".formatted(one) : "\\" + LETTERS.charAt(at);
    }

    private static List<Syntax> utf8(CodePoints set) {
        List<Syntax> ways = new ArrayList<>();
        for (CodePoints.Range range : set.ranges()) {
            int from = range.from();
            for (int last : LAST) {
                if (from <= Math.min(last, range.to())) {
                    ways.add(sameLength(encoded(from), encoded(Math.min(last, range.to())), 0));
                    from = last + 1;
                }
            }
        }
        return ways;
    }

    private static byte[] encoded(int one) {
        return Character.toString(one).getBytes(StandardCharsets.UTF_8);
    }

    /** All characters between two whose bytes are as many, from one of their bytes on. */
    private static Syntax sameLength(byte[] from, byte[] to, int at) {
        int low = from[at] & 0xff;
        int high = to[at] & 0xff;
        if (at == from.length - 1) {
            return new Syntax.Bytes(low, high);
        }
        byte[] first = from.clone();
        byte[] last = to.clone();
        for (int i = at + 1; i < first.length; i++) {
            first[i] = (byte) 0x80;
            last[i] = (byte) 0xbf;
        }
        if (low == high) {
            return Syntax.row(new Syntax.Bytes(low, low), sameLength(from, to, at + 1));
        }
        List<Syntax> ways = new ArrayList<>();
        int whole = low;
        if (!Arrays.equals(from, first)) {
            ways.add(Syntax.row(new Syntax.Bytes(low, low), sameLength(from, last, at + 1)));
            whole++;
        }
        int end = high;
        if (!Arrays.equals(to, last)) {
            ways.add(Syntax.row(new Syntax.Bytes(high, high), sameLength(first, to, at + 1)));
            end--;
        }
        if (whole <= end) {
            ways.add(Syntax.row(new Syntax.Bytes(whole, end), sameLength(first, last, at + 1)));
        }
        return new Syntax.Either(ways);
    }
}
