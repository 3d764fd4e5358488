package dev.lamarck.conf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the text of a value to the type of a record's component. */
final class Conversions {
    private static final Map<Class<?>, Conversion> KNOWN = known();

    private Conversions() {}

    /** How one type is read; {@code read} throws IllegalArgumentException or ArithmeticException. */
    record Conversion(String expected, Function<String, ?> read) {}

    static @Nullable Conversion of(Class<?> type) {
        return type.isEnum() ? ofEnum(type) : KNOWN.get(type);
    }

    static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Keys.ofConstant((Enum<?>) constant))
                .toList();
    }

    private static Conversion ofEnum(Class<?> type) {
        return new Conversion("one of " + String.join(", ", choices(type)), text -> constant(type, text));
    }

    private static Object constant(Class<?> type, String text) {
        int index = choices(type).indexOf(Keys.kebab(text).toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException(text);
        }
        return type.getEnumConstants()[index];
    }

    private static Map<Class<?>, Conversion> known() {
        Map<Class<?>, Conversion> known = new LinkedHashMap<>();
        Conversion whole = new Conversion(
                "a whole number such as 4", t -> Literals.number(t).intValueExact());
        Conversion longer = new Conversion(
                "a whole number such as 4", t -> Literals.number(t).longValueExact());
        Conversion decimal =
                new Conversion("a number such as 0.5", t -> Literals.number(t).doubleValue());
        Conversion truth = new Conversion("true or false", Conversions::truth);
        known.put(int.class, whole);
        known.put(Integer.class, whole);
        known.put(long.class, longer);
        known.put(Long.class, longer);
        known.put(double.class, decimal);
        known.put(Double.class, decimal);
        known.put(boolean.class, truth);
        known.put(Boolean.class, truth);
        known.put(String.class, new Conversion("a text", text -> text));
        known.put(Duration.class, new Conversion("a duration such as 300ms, 5s or 1h30m", Durations::of));
        known.put(DataSize.class, new Conversion("a size such as 256MiB or 1GB", DataSize::of));
        known.put(Path.class, new Conversion("a path", Path::of));
        return known;
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
