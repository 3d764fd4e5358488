package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Texts in parts, as Python splits them. */
final class Splits {

    private Splits() {}

    static Value split(String text, Arguments arguments, Rendering rendering, boolean fromEnd) {
        rendering.spendElements(text.length());
        long most = arguments.whole(1, "maxsplit", -1);
        long splits = most < 0 ? Long.MAX_VALUE : most;
        Optional<String> separator = arguments.text(0, "sep");
        if (separator.isPresent() && separator.get().isEmpty()) {
            throw TemplateErrors.empty("split");
        }
        List<String> parts = separator.isPresent()
                ? (fromEnd ? backward(text, separator.get(), splits) : forward(text, separator.get(), splits))
                : (fromEnd ? wordsBackward(text, splits) : words(text, splits));
        return list(parts, rendering);
    }

    private static Value list(List<String> parts, Rendering rendering) {
        return rendering.made(
                Value.Sequence.list(parts.stream().<Value>map(Value.Text::new).toList()));
    }

    private static List<String> forward(String text, String separator, long splits) {
        List<String> parts = new ArrayList<>();
        int place = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() < splits; at = text.indexOf(separator, place)) {
            parts.add(text.substring(place, at));
            place = at + separator.length();
        }
        parts.add(text.substring(place));
        return parts;
    }

    private static List<String> backward(String text, String separator, long splits) {
        List<String> parts = new ArrayList<>();
        int end = text.length();
        int at = text.lastIndexOf(separator, end - separator.length());
        while (at >= 0 && parts.size() < splits) {
            parts.add(text.substring(at + separator.length(), end));
            end = at;
            at = text.lastIndexOf(separator, end - separator.length());
        }
        parts.add(text.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private static List<String> words(String text, long splits) {
        List<String> parts = new ArrayList<>();
        int place = Space.after(text, 0);
        while (place < text.length() && parts.size() < splits) {
            int end = place;
            while (end < text.length() && !Space.is(text.charAt(end))) {
                end++;
            }
            parts.add(text.substring(place, end));
            place = Space.after(text, end);
        }
        if (place < text.length()) {
            parts.add(text.substring(place));
        }
        return parts;
    }

    private static List<String> wordsBackward(String text, long splits) {
        List<String> parts = new ArrayList<>();
        int end = Space.before(text, 0, text.length());
        while (end > 0 && parts.size() < splits) {
            int start = end;
            while (start > 0 && !Space.is(text.charAt(start - 1))) {
                start--;
            }
            parts.add(text.substring(start, end));
            end = Space.before(text, 0, start);
        }
        if (end > 0) {
            parts.add(text.substring(0, end));
        }
        Collections.reverse(parts);
        return parts;
    }

    static Value lines(String text, boolean keepEnds, Rendering rendering) {
        rendering.spendElements(text.length());
        List<String> lines = new ArrayList<>();
        int place = 0;
        while (place < text.length()) {
            int end = place;
            while (end < text.length() && !endsLine(text.charAt(end))) {
                end++;
            }
            int next = end < text.length() ? end + (text.startsWith("\r\n", end) ? 2 : 1) : end;
            lines.add(text.substring(place, keepEnds ? next : end));
            place = next;
        }
        return list(lines, rendering);
    }

    private static boolean endsLine(char character) {
        return (character >= '\n' && character <= '\r')
                || (character >= 0x1c && character <= 0x1e)
                || character == 0x85
                || character == 0x2028
                || character == 0x2029;
    }

    static Value partition(String text, String separator, Rendering rendering, boolean fromEnd) {
        if (separator.isEmpty()) {
            throw TemplateErrors.empty("partition");
        }
        int at = fromEnd ? text.lastIndexOf(separator) : text.indexOf(separator);
        List<String> parts = at >= 0
                ? List.of(text.substring(0, at), separator, text.substring(at + separator.length()))
                : fromEnd ? List.of("", "", text) : List.of(text, "", "");
        Value.Sequence list = (Value.Sequence) list(parts, rendering);
        return Value.Sequence.of(Value.Sequence.Form.TUPLE, list.items());
    }
}
