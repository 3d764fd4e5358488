package dev.lamarck.vary.pointer;

/** The numbers of lines in outputs. */
final class Numerals {

    private static final int MOST_DIGITS = 9;

    private Numerals() {}

    /** The number that a text is; 0, which is no line, where it is none. */
    static int line(String text) {
        return !text.isEmpty() && digits(text, 0) == text.length() ? Integer.parseInt(text) : 0;
    }

    /** The number that begins at a place of a text; 0 if none does. */
    static int lineAt(String text, int from) {
        int count = digits(text, from);
        return count == 0 ? 0 : Integer.parseInt(text.substring(from, from + count));
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to - from <= MOST_DIGITS ? to - from : 0;
    }
}
