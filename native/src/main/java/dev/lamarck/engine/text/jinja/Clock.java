package dev.lamarck.engine.text.jinja;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Times in words and digits, by the directives of {@code strftime}. */
final class Clock {

    private static final Map<Character, DateTimeFormatter> DIRECTIVES = Map.ofEntries(
            directive('Y', "yyyy"),
            directive('y', "yy"),
            directive('m', "MM"),
            directive('d', "dd"),
            directive('B', "MMMM"),
            directive('b', "MMM"),
            directive('h', "MMM"),
            directive('A', "EEEE"),
            directive('a', "EEE"),
            directive('H', "HH"),
            directive('I', "hh"),
            directive('M', "mm"),
            directive('S', "ss"),
            directive('f', "SSSSSS"),
            directive('p', "a"),
            directive('j', "DDD"),
            directive('F', "yyyy-MM-dd"),
            directive('T', "HH:mm:ss"),
            directive('R', "HH:mm"),
            directive('D', "MM/dd/yy"),
            directive('c', "EEE MMM ppd HH:mm:ss yyyy"),
            directive('x', "MM/dd/yy"),
            directive('X', "HH:mm:ss"),
            directive('e', "ppd"));

    private Clock() {}

    private static Map.Entry<Character, DateTimeFormatter> directive(char name, String pattern) {
        return Map.entry(name, DateTimeFormatter.ofPattern(pattern, Locale.US));
    }

    static String formatted(String format, ZonedDateTime now) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character != '%' || i + 1 == format.length()) {
                out.append(character);
                continue;
            }
            boolean plain = format.charAt(i + 1) == '-' && i + 2 < format.length();
            i += plain ? 2 : 1;
            String part = part(format.charAt(i), now);
            out.append(plain ? withoutZeros(part) : part);
        }
        return out.toString();
    }

    private static String part(char directive, ZonedDateTime now) {
        if (directive == '%') {
            return "%";
        }
        DateTimeFormatter formatter = DIRECTIVES.get(directive);
        if (formatter == null) {
            throw TemplateErrors.badPattern(directive);
        }
        return formatter.format(now);
    }

    private static String withoutZeros(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }
}
