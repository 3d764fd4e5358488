package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a template into text and the words of tags. Chat templates are rendered with trimmed and stripped blocks: the
 * line break after a block or a comment goes, and so does the white space before one that begins its line. A minus in a
 * tag takes all white space on that side, a plus keeps it.
 */
final class Lexer {

    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(-?)%\\}");
    private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%\\}");
    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int place;
    private int counted;
    private int line = 1;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String template) {
        String lines = LINE_END.matcher(template).replaceAll("\n");
        String source = lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
        return new Lexer(source).run();
    }

    private List<Token> run() {
        while (place < source.length()) {
            int tag = nextTag();
            if (tag < 0) {
                data(place, source.length());
                break;
            }
            tag(tag);
        }
        add(Kind.END, "", source.length());
        return List.copyOf(tokens);
    }

    private int nextTag() {
        for (int at = source.indexOf('{', place); at >= 0; at = source.indexOf('{', at + 1)) {
            if (at + 1 < source.length() && "{%#".indexOf(source.charAt(at + 1)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private void tag(int start) {
        char kind = source.charAt(start + 1);
        char sign = start + 2 < source.length() ? source.charAt(start + 2) : ' ';
        data(place, textEnd(place, start, sign, kind != '{'));
        Matcher raw = RAW.matcher(source).region(start, source.length());
        if (kind == '%' && raw.lookingAt()) {
            raw(start, raw.group(1).isEmpty() ? raw.end() : Space.after(source, raw.end()));
        } else if (kind == '#') {
            comment(start);
        } else {
            boolean block = kind == '%';
            add(block ? Kind.BLOCK_BEGIN : Kind.VARIABLE_BEGIN, "", start);
            place = start + (sign == '-' || sign == '+' ? 3 : 2);
            TagLexer words = new TagLexer(source, place, block, line);
            place = words.run(tokens);
        }
    }

    /** Where the text before a tag ends, once the white space is gone that the tag takes with it. */
    private int textEnd(int from, int tag, char sign, boolean strips) {
        int space = Space.before(source, from, tag);
        if (sign == '-') {
            return space;
        }
        int lineStart = source.lastIndexOf('\n', tag - 1) + 1;
        boolean whole = lineStart >= from;
        return sign != '+' && strips && whole && space <= lineStart ? lineStart : tag;
    }

    private void comment(int start) {
        int end = source.indexOf("#}", start + 2);
        if (end < 0) {
            count(start);
            throw TemplateErrors.unclosed("a comment", line);
        }
        place = afterTag(source.charAt(end - 1), end + 2);
    }

    /** Text that is no template. */
    private void raw(int start, int from) {
        Matcher end = END_RAW.matcher(source);
        if (!end.find(from)) {
            count(start);
            throw TemplateErrors.unclosed("'raw'", line);
        }
        char before = end.group(1).isEmpty() ? ' ' : end.group(1).charAt(0);
        data(from, textEnd(from, end.start(), before, true));
        place = afterTag(end.group(2).isEmpty() ? ' ' : end.group(2).charAt(0), end.end());
    }

    private int afterTag(char sign, int end) {
        if (sign == '-') {
            return Space.after(source, end);
        }
        boolean lineEnds = end < source.length() && source.charAt(end) == '\n';
        return sign != '+' && lineEnds ? end + 1 : end;
    }

    private void data(int from, int to) {
        if (to > from) {
            add(Kind.DATA, source.substring(from, to), from);
        }
    }

    private void add(Kind kind, String text, int at) {
        count(at);
        tokens.add(new Token(kind, text, line));
    }

    private void count(int at) {
        for (; counted < at; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
    }
}
