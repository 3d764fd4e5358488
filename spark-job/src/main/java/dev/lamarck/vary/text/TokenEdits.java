package dev.lamarck.vary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces, deletes and inserts words, numbers and signs. New ones are copies of others in the file, mostly of the same sort. */
final class TokenEdits implements TextEdit {

    private static final double SAME_SORT = 0.75;

    private static final Pattern TOKEN = Pattern.compile(
            "(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|(?<word>\\w+)|(?:[=<>!+\\-*/%&|^]+|[^\\s\\w])",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** What looks alike. */
    private enum Sort {
        NUMBER,
        WORD,
        SIGN
    }

    private record Token(int start, int end, Sort sort) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    @Override
    public String edited(String block, String file, RandomGenerator draws) {
        List<Token> here = tokens(block);
        if (here.isEmpty()) {
            return block;
        }
        Token token = here.get(draws.nextInt(here.size()));
        int kind = draws.nextInt(3);
        if (kind == 0) {
            return spliced(block, token.start(), token.end(), "");
        }
        List<Token> others = tokens(file);
        if (kind == 1) {
            return spliced(
                    block, token.end(), token.end(), another(others, draws).of(file));
        }
        List<Token> alike = draws.nextDouble() < SAME_SORT
                ? others.stream().filter(other -> other.sort() == token.sort()).toList()
                : others;
        return spliced(block, token.start(), token.end(), another(alike, draws).of(file));
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(text);
        while (found.find()) {
            Sort sort =
                    found.group("number") != null ? Sort.NUMBER : found.group("word") != null ? Sort.WORD : Sort.SIGN;
            tokens.add(new Token(found.start(), found.end(), sort));
        }
        return tokens;
    }

    private static Token another(List<Token> tokens, RandomGenerator draws) {
        return tokens.get(draws.nextInt(tokens.size()));
    }

    /** With a space where two words would become one. */
    private static String spliced(String text, int from, int to, String piece) {
        String before = text.substring(0, from);
        String after = text.substring(to);
        return apart(apart(before, piece), after);
    }

    private static String apart(String left, String right) {
        boolean touch = !left.isEmpty()
                && !right.isEmpty()
                && Character.isUnicodeIdentifierPart(left.codePointBefore(left.length()))
                && Character.isUnicodeIdentifierPart(right.codePointAt(0));
        return touch ? left + " " + right : left + right;
    }
}
