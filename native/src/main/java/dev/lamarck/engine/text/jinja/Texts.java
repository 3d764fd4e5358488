package dev.lamarck.engine.text.jinja;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/** Work on texts that methods and filters share. */
final class Texts {

    private Texts() {}

    /** Without the characters at its ends that are given, or that are white space. */
    static String stripped(String text, Optional<String> characters, boolean left, boolean right) {
        IntPredicate goes = characters
                .<IntPredicate>map(given -> point -> given.indexOf(point) >= 0)
                .orElse(Space::is);
        int start = 0;
        int end = text.length();
        while (left && start < end && goes.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && goes.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    static Value replaced(String text, String old, String with, long most, Rendering rendering) {
        StringBuilder out = new StringBuilder();
        long left = most < 0 ? Long.MAX_VALUE : most;
        int place = 0;
        while (left > 0) {
            int at = next(text, old, place, out.length() == 0 && place == 0);
            if (at < 0) {
                break;
            }
            rendering.write(out, text.substring(place, at));
            rendering.write(out, with);
            place = at + old.length();
            left--;
            if (old.isEmpty() && place == text.length()) {
                break;
            }
        }
        rendering.write(out, text.substring(place));
        return new Value.Text(out.toString());
    }

    /** An empty text is found between all characters. */
    private static int next(String text, String old, int place, boolean first) {
        if (!old.isEmpty()) {
            return text.indexOf(old, place);
        }
        return first ? 0 : text.offsetByCodePoints(place, 1);
    }

    static long count(String text, String part) {
        if (part.isEmpty()) {
            return text.codePointCount(0, text.length()) + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** Texts with another between them; strictly texts, or anything as it is printed. */
    static Value join(String between, List<Value> items, boolean strictly, Rendering rendering) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            Value item = items.get(i);
            rendering.write(out, i == 0 ? "" : between);
            rendering.write(out, strictly ? Arguments.of(item).needText(0, "item") : rendering.text(item));
        }
        return new Value.Text(out.toString());
    }

    /** As wide as asked for; the function says how many of the missing characters come before the text. */
    static Value padded(String text, Arguments arguments, Rendering rendering, LongBinaryOperator before) {
        long width = arguments.whole(0, "width", 0);
        String fill = arguments.text(1, "fillchar").orElse(" ");
        long missing = Math.max(0, width - text.codePointCount(0, text.length()));
        rendering.spend(missing + text.length());
        int left = (int) before.applyAsLong(missing, width);
        return new Value.Text(fill.repeat(left) + text + fill.repeat((int) missing - left));
    }
}
