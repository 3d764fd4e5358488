package dev.lamarck.engine.constrain;

import dev.lamarck.engine.tensor.EngineException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads regular expressions: characters, classes, groups, alternatives and repetitions. What no finite automaton can follow, and
 * what looks around, is refused.
 */
final class Regex {
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 100;
    private static final int MOST_TIMES = 20_000;
    private static final int NO_POINT = -1;

    private static final CodePoints WORD = CodePoints.of('0', '9')
            .or(CodePoints.of('A', 'Z'))
            .or(CodePoints.of('a', 'z'))
            .or(CodePoints.of('_'));
    private static final CodePoints SPACE = CodePoints.of(
                    "\t\n\u000b\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff")
            .or(CodePoints.of(0x2000, 0x200a));

    private final String pattern;
    private final int[] points;
    private final Alphabet alphabet;
    private final boolean whole;
    private int at;
    private int depth;

    private Regex(String pattern, Alphabet alphabet, boolean whole) {
        this.pattern = pattern;
        this.points = pattern.codePoints().toArray();
        this.alphabet = alphabet;
        this.whole = whole;
    }

    /** All texts that a pattern matches from their beginning to their end. */
    static Syntax whole(String pattern, Alphabet alphabet) {
        return new Regex(pattern, alphabet, true).read();
    }

    /** All texts in which a pattern is found. */
    static Syntax found(String pattern, Alphabet alphabet) {
        return new Regex(pattern, alphabet, false).read();
    }

    private Syntax read() {
        if (points.length > LONGEST) {
            throw wrong("it is longer than %,d characters".formatted(LONGEST));
        }
        List<Syntax> ways = new ArrayList<>();
        do {
            ways.add(anchored());
        } while (skip('|'));
        if (at < points.length) {
            throw wrong("there is a ')' too many");
        }
        return new Syntax.Either(ways);
    }

    /** An alternative of the whole pattern, which alone may be bound to the ends of the text. */
    private Syntax anchored() {
        boolean begins = skip('^') || whole;
        Syntax middle = sequence();
        boolean ends = skip('$') || whole;
        Syntax anything = Syntax.any(alphabet.of(CodePoints.ALL));
        return Syntax.row(begins ? Syntax.EMPTY : anything, middle, ends ? Syntax.EMPTY : anything);
    }

    private Syntax alternatives() {
        List<Syntax> ways = new ArrayList<>();
        do {
            ways.add(sequence());
        } while (skip('|'));
        return new Syntax.Either(ways);
    }

    private Syntax sequence() {
        List<Syntax> parts = new ArrayList<>();
        while (at < points.length && peek() != '|' && peek() != ')' && !endAnchor()) {
            parts.add(repeated(atom()));
        }
        return new Syntax.Row(parts);
    }

    private boolean endAnchor() {
        boolean last = at + 1 == points.length || points[at + 1] == '|';
        return peek() == '$' && depth == 0 && last;
    }

    private Syntax atom() {
        int point = points[at++];
        return switch (point) {
            case '(' -> group();
            case '[' -> alphabet.of(set());
            case '.' -> alphabet.of(CodePoints.of("\n\r\u2028\u2029").not());
            case '\\' -> alphabet.of(escaped());
            case '^', '$' -> throw before("'%c' can only be at the ends of the pattern".formatted(point));
            case '*', '+', '?' -> throw before("there is nothing to repeat");
            case '{', '}', ']' -> throw before("'%c' has to be written with a backslash".formatted(point));
            default -> alphabet.of(CodePoints.of(point));
        };
    }

    private Syntax group() {
        if (skip('?')) {
            if (skip('<') && peek() != '=' && peek() != '!') {
                name();
            } else if (!skip(':')) {
                throw wrong("groups that begin with '(?' have to be '(?:…)' or '(?<name>…)'");
            }
        }
        depth++;
        if (depth > DEEPEST) {
            throw wrong("groups lie deeper than %d in each other".formatted(DEEPEST));
        }
        Syntax inner = alternatives();
        depth--;
        if (!skip(')')) {
            throw wrong("a ')' is missing");
        }
        return inner;
    }

    private void name() {
        while (at < points.length && Character.isLetterOrDigit(peek())) {
            at++;
        }
        if (!skip('>')) {
            throw wrong("the name of a group does not end");
        }
    }

    private Syntax repeated(Syntax part) {
        Syntax all = part;
        int before = at;
        if (skip('*')) {
            all = Syntax.any(part);
        } else if (skip('+')) {
            all = new Syntax.Times(part, 1, Syntax.UNLIMITED);
        } else if (skip('?')) {
            all = Syntax.optional(part);
        } else if (skip('{')) {
            all = counted(part);
        }
        if (at > before) {
            skip('?');
            if (at < points.length && "*+?{".indexOf(peek()) >= 0) {
                throw wrong("a repetition is repeated");
            }
        }
        return all;
    }

    private Syntax counted(Syntax part) {
        int least = number();
        int most = least;
        if (skip(',')) {
            most = peek() == '}' ? Syntax.UNLIMITED : number();
        }
        if (!skip('}') || most < least) {
            throw wrong("a repetition has to be {n}, {n,} or {n,m}, and m at least n");
        }
        return new Syntax.Times(part, least, most);
    }

    private int number() {
        int number = 0;
        int from = at;
        while (at < points.length && peek() >= '0' && peek() <= '9') {
            number = 10 * number + peek() - '0';
            at++;
            if (number > MOST_TIMES) {
                throw wrong("nothing can be repeated more than %,d times".formatted(MOST_TIMES));
            }
        }
        if (at == from) {
            throw wrong("a number is missing");
        }
        return number;
    }

    /** What is in brackets, of which the first is read. */
    private CodePoints set() {
        boolean not = skip('^');
        CodePoints all = CodePoints.NONE;
        while (!skip(']')) {
            CodePoints one = member();
            if (peek() == '-' && at + 1 < points.length && points[at + 1] != ']') {
                at++;
                one = range(one, member());
            }
            all = all.or(one);
        }
        return not ? all.not() : all;
    }

    private CodePoints member() {
        if (at == points.length) {
            throw wrong("a ']' is missing");
        }
        int point = points[at++];
        return point == '\\' ? escaped() : CodePoints.of(point);
    }

    private CodePoints range(CodePoints from, CodePoints to) {
        int first = single(from);
        int last = single(to);
        if (last < first) {
            throw wrong("a range ends before it begins");
        }
        return CodePoints.of(first, last);
    }

    private int single(CodePoints set) {
        if (set.ranges().size() != 1
                || set.ranges().get(0).from() != set.ranges().get(0).to()) {
            throw wrong("a range has to go from one character to another");
        }
        return set.ranges().get(0).from();
    }

    private CodePoints escaped() {
        if (at == points.length) {
            throw wrong("there is nothing after the backslash");
        }
        int point = points[at++];
        return switch (point) {
            case 'd' -> CodePoints.of('0', '9');
            case 'D' -> CodePoints.of('0', '9').not();
            case 'w' -> WORD;
            case 'W' -> WORD.not();
            case 's' -> SPACE;
            case 'S' -> SPACE.not();
            case 'n' -> CodePoints.of('\n');
            case 'r' -> CodePoints.of('\r');
            case 't' -> CodePoints.of('\t');
            case 'f' -> CodePoints.of('\f');
            case 'v' -> CodePoints.of(0x0b);
            case 'x' -> CodePoints.of(hexadecimal(2));
            case 'u' -> CodePoints.of(skip('{') ? braced() : hexadecimal(4));
            default -> {
                if (Character.isLetterOrDigit(point)) {
                    throw before("'\\%s' cannot be followed".formatted(Character.toString(point)));
                }
                yield CodePoints.of(point);
            }
        };
    }

    private int braced() {
        int from = at;
        while (at < points.length && peek() != '}' && at < from + 6) {
            at++;
        }
        int length = at - from;
        at = from;
        int point = hexadecimal(length);
        if (length == 0 || !skip('}') || point > CodePoints.LAST) {
            throw wrong("a character has to be \\u{…} with up to six digits");
        }
        return point;
    }

    private int hexadecimal(int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = at < points.length ? Character.digit(points[at], 16) : -1;
            if (digit < 0) {
                throw wrong("a hexadecimal digit is missing");
            }
            value = 16 * value + digit;
            at++;
        }
        return value;
    }

    private int peek() {
        return at < points.length ? points[at] : NO_POINT;
    }

    private boolean skip(int point) {
        boolean there = peek() == point;
        at += there ? 1 : 0;
        return there;
    }

    private EngineException wrong(String why) {
        return ConstrainErrors.regex(pattern, at, why);
    }

    private EngineException before(String why) {
        return ConstrainErrors.regex(pattern, at - 1, why);
    }
}
