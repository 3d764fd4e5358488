package dev.lamarck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Objects for programs: one line of JSON each, keys in the order they were put. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A value; nothing if it is absent. */
    Json put(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    Json put(String key, OptionalDouble value) {
        return put(key, value.isPresent() ? value.getAsDouble() : null);
    }

    Map<String, Object> map() {
        return values;
    }

    static String line(Object value) {
        return write(MAPPER.writer(), value);
    }

    static String pretty(Object value) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), value);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of plain values can be written as JSON", e);
        }
    }
}
