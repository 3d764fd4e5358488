package dev.lamarck.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spelling of keys and dotted paths: {@code stages[0].mutation-rate}, {@code spark."spark.executor.cores"}. */
final class Keys {
    private static final Pattern STEP =
            Pattern.compile("\\G(?:\\[(\\d{1,6})]|(?:^|\\.)(?:\"([^\"]+)\"|([^.\"\\[\\]]+)))");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Keys() {}

    /** One step of a path: a key, or an index that can only mean a place in a list. */
    record Step(String name, boolean bracketed) {
        /** The index this step means in a list, or -1. */
        int index() {
            return name.length() <= 6 && name.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(name) : -1;
        }
    }

    static String kebab(String key) {
        return key.replace('_', '-');
    }

    static String ofComponent(String name) {
        return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static String ofConstant(Enum<?> constant) {
        return kebab(constant.name()).toLowerCase(Locale.ROOT);
    }

    static String child(String path, String key) {
        String step = key.matches("[^.\"\\[\\]]+") ? key : '"' + key + '"';
        return path.isEmpty() ? step : path + "." + step;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    static List<Step> parse(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find()) {
            steps.add(step(matcher));
            end = matcher.end();
        }
        if (end < path.length() || steps.isEmpty()) {
            throw new ConfException(ConfErrors.badPath(path));
        }
        return steps;
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Step(matcher.group(1), true);
        }
        return new Step(matcher.group(2) != null ? matcher.group(2) : matcher.group(3), false);
    }
}
