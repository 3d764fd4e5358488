package dev.lamarck.engine.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The reasoning before an answer, which messages have under several names, and templates read under others. */
final class Reasoning {

    private static final List<String> NAMES = List.of("reasoning_content", "thinking", "reasoning");

    private Reasoning() {}

    /** The fields of a message that have a value, with its reasoning under the names that templates read. */
    static Map<String, Object> named(Message message) {
        Map<String, Object> given = new LinkedHashMap<>();
        message.fields().forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        Optional<Object> reasoning =
                NAMES.stream().map(given::get).filter(Objects::nonNull).findFirst();
        if (reasoning.isEmpty()) {
            return given;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("thinking", reasoning.get());
        fields.putAll(given);
        fields.put("reasoning_content", reasoning.get());
        return fields;
    }
}
