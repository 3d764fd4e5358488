package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the inside of one tag into words. */
final class TagLexer {

    private static final Pattern FLOAT =
            Pattern.compile("(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?\\d)*+|0(?:_?0)*+");
    private static final List<String> OPERATORS = List.of(
            "**", "//", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
            "=", ".", ":", "|", ",", ";");

    private final String source;
    private final boolean block;
    private final Deque<Character> open = new ArrayDeque<>();
    private final int start;
    private int place;
    private int line;

    TagLexer(String source, int place, boolean block, int line) {
        this.source = source;
        this.start = line;
        this.place = place;
        this.block = block;
        this.line = line;
    }

    /** Adds the words up to the tag's end, and returns the place after it. */
    int run(List<Token> tokens) {
        while (place < source.length()) {
            int end = open.isEmpty() ? end() : -1;
            if (end >= 0) {
                tokens.add(new Token(block ? Kind.BLOCK_END : Kind.VARIABLE_END, "", line));
                return end;
            }
            if (Space.is(source.charAt(place))) {
                line += source.charAt(place++) == '\n' ? 1 : 0;
            } else {
                tokens.add(word());
            }
        }
        throw TemplateErrors.unclosed(block ? "a tag '{%'" : "a tag '{{'", start);
    }

    /** The place after the tag if it ends here, or -1. */
    private int end() {
        String close = block ? "%}" : "}}";
        if (source.startsWith("-" + close, place)) {
            return Space.after(source, place + 3);
        }
        if (block && source.startsWith("+" + close, place)) {
            return place + 3;
        }
        if (!source.startsWith(close, place)) {
            return -1;
        }
        return block && source.startsWith("\n", place + 2) ? place + 3 : place + 2;
    }

    private Token word() {
        int character = source.codePointAt(place);
        if (Character.isDigit(character)) {
            return number();
        }
        if (Character.isUnicodeIdentifierStart(character) || character == '_') {
            return name();
        }
        return character == '\'' || character == '"' ? string((char) character) : operator();
    }

    private Token number() {
        boolean afterDot = place > 0 && source.charAt(place - 1) == '.';
        Matcher real = FLOAT.matcher(source).region(place, source.length());
        if (!afterDot && real.lookingAt()) {
            return token(Kind.FLOAT, real.end());
        }
        Matcher whole = INTEGER.matcher(source).region(place, source.length());
        if (whole.lookingAt()) {
            return token(Kind.INTEGER, whole.end());
        }
        throw TemplateErrors.badCharacter(source.codePointAt(place), line);
    }

    private Token name() {
        int end = place;
        while (end < source.length() && inName(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        return token(Kind.NAME, end);
    }

    private static boolean inName(int character) {
        return (Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character))
                || character == '_';
    }

    private Token string(char quote) {
        int end = place + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw TemplateErrors.unclosed("a quoted text", line);
        }
        String inside = source.substring(place + 1, end);
        Token token = new Token(Kind.STRING, Escapes.resolved(inside, line), line);
        line += (int) inside.chars().filter(character -> character == '\n').count();
        place = end + 1;
        return token;
    }

    private Token operator() {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, place)) {
                balance(operator.charAt(0));
                return token(Kind.OPERATOR, place + operator.length());
            }
        }
        throw TemplateErrors.badCharacter(source.codePointAt(place), line);
    }

    private void balance(char operator) {
        if ("([{".indexOf(operator) >= 0) {
            open.push(")]}".charAt("([{".indexOf(operator)));
        } else if (")]}".indexOf(operator) >= 0) {
            Character wanted = open.poll();
            if (wanted == null || wanted != operator) {
                String said = wanted == null ? "the end of the tag" : "'" + wanted + "'";
                throw TemplateErrors.unexpected(new Token(Kind.OPERATOR, String.valueOf(operator), line), said);
            }
        }
    }

    private Token token(Kind kind, int end) {
        Token token = new Token(kind, source.substring(place, end), line);
        place = end;
        return token;
    }
}
