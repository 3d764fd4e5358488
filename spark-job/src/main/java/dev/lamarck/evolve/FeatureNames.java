package dev.lamarck.evolve;

import dev.lamarck.conf.ConfException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of features, of which one may stand for many: {@code case-0..9} are case-0, case-1 and so on to case-9. */
public final class FeatureNames {

    private static final Pattern RANGE = Pattern.compile("(.*?)([0-9]{1,6})\\.\\.([0-9]{1,6})");
    private static final int MOST = 100_000;

    private FeatureNames() {}

    /**
     * The names, ranges spelled out.
     *
     * @param key the setting that they are from
     */
    public static List<String> expanded(String key, List<String> names) {
        List<String> expanded = new ArrayList<>();
        for (String name : names) {
            Matcher range = RANGE.matcher(name);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(2));
                int last = Integer.parseInt(range.group(3));
                if (last < first || last - first >= MOST) {
                    throw new ConfException(("'%s' names '%s', which is no range of 1 to %d features. Write"
                                    + " the lower number first, such as case-0..9.")
                            .formatted(key, name, MOST));
                }
                for (int number = first; number <= last; number++) {
                    expanded.add(range.group(1) + number);
                }
            } else {
                expanded.add(name);
            }
        }
        return List.copyOf(expanded);
    }

    /** Refuses names that the run does not measure. */
    public static void check(String who, List<String> names, List<String> measured) {
        Set<String> known = new HashSet<>(measured);
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw EvolveErrors.unknownFeature(who, name, measured);
        });
    }
}
