package dev.lamarck.conf;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes: {@code 256MiB} counts by 1024, {@code 256MB} by 1000, a plain number is bytes. */
public record DataSize(long bytes) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?([A-Za-z]*)");
    private static final Map<String, Long> UNITS = units();

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size has to be at least 0 bytes, not " + bytes);
        }
    }

    public static DataSize of(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException("'" + text + "' is not a size such as 256MiB");
        }
        BigDecimal unit = BigDecimal.valueOf(UNITS.get(matcher.group(2)));
        return new DataSize(new BigDecimal(matcher.group(1)).multiply(unit).longValueExact());
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        String[] prefixes = {"T", "G", "M", "K"};
        for (int i = 0; i < prefixes.length; i++) {
            int power = prefixes.length - i;
            units.put(prefixes[i] + "iB", 1L << (10 * power));
            units.put(prefixes[i] + "B", BigDecimal.TEN.pow(3 * power).longValueExact());
        }
        units.put("kB", 1000L);
        units.put("B", 1L);
        units.put("", 1L);
        return units;
    }

    /** The size in the largest unit that gives a whole number. */
    @Override
    public String toString() {
        return UNITS.entrySet().stream()
                .filter(unit -> bytes >= unit.getValue() && bytes % unit.getValue() == 0)
                .findFirst()
                .map(unit -> bytes / unit.getValue() + unit.getKey())
                .orElse("0B");
    }
}
