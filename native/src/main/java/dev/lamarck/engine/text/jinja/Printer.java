package dev.lamarck.engine.text.jinja;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Writes values as Python prints them. */
final class Printer {

    /** A double needs no more digits to be told from its neighbours. */
    private static final int DIGITS = 17;

    private static final int SCIENTIFIC_FROM = 16;
    private static final int SCIENTIFIC_BELOW = -4;

    private final Rendering rendering;
    private final StringBuilder out = new StringBuilder();

    Printer(Rendering rendering) {
        this.rendering = rendering;
    }

    /** As {@code str} does. */
    String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Undefined) {
            return "";
        }
        return quoted(value);
    }

    /** As {@code repr} does. */
    String quoted(Value value) {
        print(value);
        return out.toString();
    }

    private void print(Value value) {
        rendering.spend(1);
        if (value instanceof Value.Text text) {
            rendering.spend(text.text().length());
            quote(text.text());
        } else if (value instanceof Value.Sequence sequence) {
            printSequence(sequence);
        } else if (value instanceof Value.Dict dict) {
            printDict(dict);
        } else {
            out.append(plain(value));
        }
    }

    private static String plain(Value value) {
        if (value instanceof Value.Truth truth) {
            return truth.truth() ? "True" : "False";
        }
        if (value instanceof Value.Whole whole) {
            return Long.toString(whole.number());
        }
        if (value instanceof Value.Real real) {
            return real(real.number());
        }
        if (value instanceof Value.Nothing) {
            return "None";
        }
        return value instanceof Value.Undefined ? "Undefined" : "<" + value.kind() + ">";
    }

    private void printSequence(Value.Sequence sequence) {
        boolean tuple = sequence.form() == Value.Sequence.Form.TUPLE;
        List<Value> items = sequence.items();
        out.append(tuple ? '(' : '[');
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            print(items.get(i));
        }
        out.append(tuple && items.size() == 1 ? "," : "").append(tuple ? ')' : ']');
    }

    private void printDict(Value.Dict dict) {
        out.append('{');
        String between = "";
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            out.append(between);
            print(entry.getKey());
            out.append(": ");
            print(entry.getValue());
            between = ", ";
        }
        out.append('}');
    }

    private void quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(character -> printCharacter(character, quote));
        out.append(quote);
    }

    private void printCharacter(int character, char quote) {
        if (character == quote || character == '\\') {
            out.append('\\').appendCodePoint(character);
        } else if (character == '\n' || character == '\r' || character == '\t') {
            out.append('\\').append("nrt".charAt("\n\r\t".indexOf(character)));
        } else if (printable(character)) {
            out.appendCodePoint(character);
        } else {
            String form = character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x";
            out.append(form.formatted(character));
        }
    }

    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }

    /** The shortest decimal that reads back as the number. */
    static String real(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number > 0 ? "0.0" : "-0.0";
        }
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < SCIENTIFIC_BELOW || exponent >= SCIENTIFIC_FROM) {
            return scientific(shortest, exponent);
        }
        String plain = shortest.toPlainString();
        return plain.indexOf('.') >= 0 ? plain : plain + ".0";
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static String scientific(BigDecimal number, int exponent) {
        String digits = number.unscaledValue().abs().toString();
        String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = number.signum() < 0 ? "-" : "";
        return "%s%c%se%c%02d".formatted(sign, digits.charAt(0), rest, exponent < 0 ? '-' : '+', Math.abs(exponent));
    }
}
