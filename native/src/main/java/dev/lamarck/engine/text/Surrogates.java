package dev.lamarck.engine.text;

/** Texts without halves of characters. */
final class Surrogates {

    private static final char REPLACEMENT = '\ufffd';

    private Surrogates() {}

    /** The text with U+FFFD for each surrogate that has no other half; the same text if there is none. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            out.appendCodePoint(half ? REPLACEMENT : point);
        });
        return out.toString();
    }
}
