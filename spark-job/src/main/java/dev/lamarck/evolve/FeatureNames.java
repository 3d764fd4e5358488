package dev.lamarck.evolve;

import dev.lamarck.conf.ConfException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of features, of which one may stand for many: {@code case-0..9} for case-0, case-1 and so on to case-9, and,
 * where the features are known, {@code case-*} for all that begin so.
 */
public final class FeatureNames {

    private static final Pattern RANGE = Pattern.compile("(.*?)([0-9]{1,6})\\.\\.([0-9]{1,6})");
    private static final String REST = "*";
    private static final int MOST = 100_000;

    private FeatureNames() {}

    /**
     * The names, ranges spelled out.
     *
     * @param who names them, as messages call it
     */
    static List<String> expanded(String who, List<String> names) {
        List<String> expanded = new ArrayList<>();
        for (String name : names) {
            Matcher range = RANGE.matcher(name);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(2));
                int last = Integer.parseInt(range.group(3));
                if (last < first || last - first >= MOST) {
                    throw new ConfException(("%s names '%s', which is no range of 1 to %d features. Write"
                                    + " the lower number first, such as case-0..9.")
                            .formatted(who, name, MOST));
                }
                for (int number = first; number <= last; number++) {
                    expanded.add(range.group(1) + padded(number, range.group(2)));
                }
            } else {
                expanded.add(name);
            }
        }
        return List.copyOf(expanded);
    }

    /**
     * The places of the features that the names stand for, each once, in the order of the names.
     *
     * @param who names them, as messages call it
     * @param measured what the run measures
     */
    public static int[] places(String who, List<String> names, List<String> measured) {
        Map<String, Integer> places = new HashMap<>();
        measured.forEach(feature -> places.put(feature, places.size()));
        return expanded(who, names).stream()
                .flatMapToInt(name -> {
                    int[] meant = name.endsWith(REST)
                            ? beginning(name.substring(0, name.length() - REST.length()), measured)
                            : Stream.ofNullable(places.get(name))
                                    .mapToInt(place -> place)
                                    .toArray();
                    if (meant.length == 0) {
                        throw EvolveErrors.noSuchFeatures(who, name, measured);
                    }
                    return Arrays.stream(meant);
                })
                .distinct()
                .toArray();
    }

    private static int[] beginning(String prefix, List<String> measured) {
        return IntStream.range(0, measured.size())
                .filter(place -> measured.get(place).startsWith(prefix))
                .toArray();
    }

    /** As wide as the first number, if that has leading zeros. */
    private static String padded(int number, String first) {
        String digits = String.valueOf(number);
        return first.startsWith("0") ? "0".repeat(Math.max(0, first.length() - digits.length())) + digits : digits;
    }
}
