package dev.lamarck.engine.text.jinja;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters of texts that are no methods of texts. */
final class TextFilters {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");
    private static final Pattern TITLE_WORD = Pattern.compile("[^-\\s({\\[<]+", Pattern.UNICODE_CHARACTER_CLASS);

    private TextFilters() {}

    /** Each word begins in upper case, where words end at white space, hyphens and opening brackets. */
    static String titled(String text) {
        Matcher words = TITLE_WORD.matcher(text);
        return words.replaceAll(word -> {
            String found = word.group();
            int first = found.offsetByCodePoints(0, 1);
            return Matcher.quoteReplacement(Case.upper(found.substring(0, first)) + Case.lower(found.substring(first)));
        });
    }

    static long words(String text) {
        return WORD.matcher(text).results().count();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    /** Every line but the first moved to the right, and blank ones only if that is asked for. */
    static Value indented(Value value, Arguments arguments, Rendering rendering) {
        String by = by(arguments, rendering);
        boolean first = arguments.truth(1, "first", false);
        boolean blank = arguments.truth(2, "blank", false);
        String text = rendering.text(value);
        Value.Sequence lines = (Value.Sequence) Splits.lines(text + "\n", false, rendering);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.items().size(); i++) {
            String line = ((Value.Text) lines.items().get(i)).text();
            boolean moved = i == 0 ? first : blank || !line.isEmpty();
            rendering.write(out, i == 0 ? "" : "\n");
            rendering.write(out, moved ? by + line : line);
        }
        return new Value.Text(out.toString());
    }

    private static String by(Arguments arguments, Rendering rendering) {
        if (arguments.at(0, "width").orElse(Plain.NOTHING) instanceof Value.Text text) {
            return text.text();
        }
        long width = Math.max(0, arguments.whole(0, "width", 4));
        rendering.spend(width);
        return " ".repeat((int) width);
    }
}
