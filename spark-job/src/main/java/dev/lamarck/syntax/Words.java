package dev.lamarck.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * A text without a grammar as tokens: words of letters, digits and underscores, and every other visible character by
 * itself.
 */
record Words(List<String> tokens) {

    Words {
        tokens = List.copyOf(tokens);
    }

    static Words of(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (inWord(text.charAt(at))) {
                while (end < text.length() && inWord(text.charAt(end))) {
                    end++;
                }
                tokens.add(text.substring(at, end));
            } else if (!Character.isWhitespace(text.charAt(at))) {
                tokens.add(text.substring(at, end));
            }
            at = end;
        }
        return new Words(tokens);
    }

    static boolean isWord(String token) {
        return inWord(token.charAt(0));
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
