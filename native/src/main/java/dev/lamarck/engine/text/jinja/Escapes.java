package dev.lamarck.engine.text.jinja;

/** Escapes in quoted texts, as Python resolves them. Those that it does not know stay as they are. */
final class Escapes {

    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String MEANT = "\\'\"\u0007\b\f\n\r\t\u000b";

    private Escapes() {}

    static String resolved(String text, int line) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int place = 0;
        while (place < text.length()) {
            char character = text.charAt(place);
            if (character == '\\') {
                place = escape(text, place + 1, out, line);
            } else {
                out.append(character);
                place++;
            }
        }
        return out.toString();
    }

    /** Appends what the escape means whose letter is at that place, and returns the place after it. */
    private static int escape(String text, int place, StringBuilder out, int line) {
        char letter = text.charAt(place);
        int simple = SIMPLE.indexOf(letter);
        if (simple >= 0) {
            out.append(MEANT.charAt(simple));
            return place + 1;
        }
        if (letter >= '0' && letter <= '7') {
            return octal(text, place, out);
        }
        return switch (letter) {
            case '\n' -> place + 1;
            case 'x' -> hexadecimal(text, place + 1, 2, out, line);
            case 'u' -> hexadecimal(text, place + 1, 4, out, line);
            case 'U' -> hexadecimal(text, place + 1, 8, out, line);
            case 'N' -> throw TemplateErrors.badText("characters by name are not supported", line);
            default -> {
                out.append('\\').append(letter);
                yield place + 1;
            }
        };
    }

    private static int octal(String text, int place, StringBuilder out) {
        int value = 0;
        int end = place;
        while (end < text.length() && end < place + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            value = value * 8 + text.charAt(end++) - '0';
        }
        out.appendCodePoint(value);
        return end;
    }

    private static int hexadecimal(String text, int place, int digits, StringBuilder out, int line) {
        int end = place + digits;
        long value = 0;
        for (int at = place; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw TemplateErrors.badText("an escape needs %d hexadecimal digits".formatted(digits), line);
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw TemplateErrors.badText("there is no character %x".formatted(value), line);
        }
        out.appendCodePoint((int) value);
        return end;
    }
}
