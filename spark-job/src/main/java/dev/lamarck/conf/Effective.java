package dev.lamarck.conf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way back from a bound record to a block: every component under its key, defaults spelled out. Two texts that bind
 * to the same record give the same block.
 */
public final class Effective {
    private Effective() {}

    public static Block of(Record settings) {
        return Block.ofMap(map(settings));
    }

    private static Map<String, Object> map(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = plain(read(component, settings));
            if (value != null) {
                values.put(Keys.ofComponent(component.getName()), value);
            }
        }
        return values;
    }

    private static @Nullable Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? plain(optional.get()) : null;
        }
        if (value instanceof Block block) {
            return block.toMap();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Effective::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> values = new TreeMap<>();
            map.forEach((key, each) -> values.put(String.valueOf(key), plain(each)));
            return values;
        }
        if (value instanceof Enum<?> constant) {
            return Keys.ofConstant(constant);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Duration time) {
            return time.getSeconds() + "s" + time.getNano() + "ns"; // as settings are written: its own text is not
        }
        return value instanceof Record nested && Conversions.of(nested.getClass()) == null
                ? map(nested)
                : value.toString();
    }

    private static Object read(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
