package dev.lamarck.engine.text.jinja;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Upper and lower case of texts, as Python's methods change and test it. */
final class Case {

    private Case() {}

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The first character in upper case, the others in lower case. */
    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return title(text.codePointAt(0)) + lower(text.substring(first));
    }

    /** A letter after anything but a letter is in upper case, the others in lower case. */
    static String titled(String text) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int point : text.codePoints().toArray()) {
            String character = Character.toString(point);
            out.append(inside ? lower(character) : title(point));
            inside = cased(point);
        }
        return out.toString();
    }

    private static String title(int point) {
        String upper = upper(Character.toString(point));
        boolean one = upper.codePointCount(0, upper.length()) == 1;
        return one ? Character.toString(Character.toTitleCase(point)) : upper.charAt(0) + lower(upper.substring(1));
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(point -> cased(point) && !Character.isUpperCase(point));
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(point -> cased(point) && !Character.isLowerCase(point));
    }

    private static boolean cased(int point) {
        return Character.isUpperCase(point) || Character.isLowerCase(point) || Character.isTitleCase(point);
    }

    /** Whether there are characters, all of that sort. */
    static boolean all(String text, IntPredicate sort) {
        return !text.isEmpty() && text.codePoints().allMatch(sort);
    }
}
