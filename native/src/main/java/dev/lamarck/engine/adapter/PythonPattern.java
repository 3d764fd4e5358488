package dev.lamarck.engine.adapter;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as Python writes it, from a file that nobody vouches for: what takes too long to match is refused.
 * Counted repetitions of groups are refused at once, for they can go on without looking at a character.
 */
final class PythonPattern {
    private static final int LONGEST = 2_000;
    private static final int PATIENCE = 200_000;

    private final String written;
    private final Pattern pattern;

    private PythonPattern(String written, Pattern pattern) {
        this.written = written;
        this.pattern = pattern;
    }

    static PythonPattern of(String written) {
        if (written.length() > LONGEST || written.contains("){")) {
            throw AdapterErrors.patternRefused(written);
        }
        String translated = written.replace("(?P<", "(?<")
                .replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>")
                .replace("\\Z", "\\z");
        try {
            return new PythonPattern(written, Pattern.compile(translated));
        } catch (PatternSyntaxException e) {
            throw AdapterErrors.patternBroken(written, e);
        }
    }

    /** Whether it matches the whole text. */
    boolean matches(String text) {
        return matcher(text).matches();
    }

    /** Whether it matches the beginning of a text. */
    boolean begins(String text) {
        return matcher(text).lookingAt();
    }

    /** The number that its last group has found at the beginning of a text. */
    OptionalInt number(String text) {
        Matcher matcher = matcher(text);
        if (!matcher.lookingAt() || matcher.groupCount() == 0) {
            return OptionalInt.empty();
        }
        String digits = matcher.group(matcher.groupCount());
        return digits != null && digits.matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new Counted(written, text));
    }

    /** A text that loses its patience with whoever looks at it too often. */
    private static final class Counted implements CharSequence {
        private final String pattern;
        private final String text;
        private int looks;

        Counted(String pattern, String text) {
            this.pattern = pattern;
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > PATIENCE) {
                throw AdapterErrors.patternSlow(pattern, text);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
