package dev.lamarck.conf;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds bound values against the bounds that their components name. */
final class Checks {
    private Checks() {}

    /** What the value ought to be, if it is not. */
    static Optional<String> violation(RecordComponent component, Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(inner -> violation(component, inner));
        }
        if (component.isAnnotationPresent(NonEmpty.class) && isEmpty(value)) {
            return Optional.of("must not be empty");
        }
        if (value instanceof Collection<?> items) {
            return items.stream()
                    .flatMap(item -> bounds(component, item).stream())
                    .findFirst();
        }
        return bounds(component, value);
    }

    static Optional<String> limits(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        if (range != null) {
            return Optional.of(limits(range));
        }
        return component.isAnnotationPresent(Positive.class) ? Optional.of("greater than 0") : Optional.empty();
    }

    private static Optional<String> bounds(RecordComponent component, Object value) {
        BigDecimal number = number(value);
        if (number == null) {
            return Optional.empty();
        }
        Range range = component.getAnnotation(Range.class);
        if (range != null && (number.doubleValue() < range.min() || number.doubleValue() > range.max())) {
            return Optional.of("has to be " + limits(range));
        }
        boolean positive = !component.isAnnotationPresent(Positive.class) || number.signum() > 0;
        return positive ? Optional.empty() : Optional.of("has to be greater than 0");
    }

    private static String limits(Range range) {
        if (Double.isInfinite(range.max())) {
            return "at least " + plain(range.min());
        }
        return Double.isInfinite(range.min())
                ? "at most " + plain(range.max())
                : "between " + plain(range.min()) + " and " + plain(range.max());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Duration duration) {
            return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        }
        if (value instanceof DataSize size) {
            return BigDecimal.valueOf(size.bytes());
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> items && items.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof Block block && block.isEmpty());
    }
}
