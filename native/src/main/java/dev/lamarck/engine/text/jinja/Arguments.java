package dev.lamarck.engine.text.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function, a filter or a test is called with. */
record Arguments(List<Value> positional, Map<String, Value> named) {

    static final Arguments NONE = new Arguments(List.of(), Map.of());

    static Arguments of(Value... values) {
        return new Arguments(List.of(values), Map.of());
    }

    Optional<Value> at(int index, String name) {
        return index < positional.size() ? Optional.of(positional.get(index)) : Optional.ofNullable(named.get(name));
    }

    Value need(int index, String name) {
        return at(index, name).orElseThrow(() -> TemplateErrors.missingArgument(name));
    }

    /** The text at a place; a null counts as none. */
    Optional<String> text(int index, String name) {
        return at(index, name).filter(value -> value != Plain.NOTHING).map(value -> text(name, value));
    }

    String needText(int index, String name) {
        return text(name, need(index, name));
    }

    private static String text(String name, Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw TemplateErrors.badArgument(name, value, "a text");
    }

    long whole(int index, String name, long otherwise) {
        Value value = at(index, name).orElse(Plain.NOTHING);
        if (value == Plain.NOTHING) {
            return otherwise;
        }
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        throw TemplateErrors.badArgument(name, value, "a whole number");
    }

    boolean truth(int index, String name, boolean otherwise) {
        return at(index, name).map(Value::truth).orElse(otherwise);
    }

    /** Those after the first few. */
    Arguments from(int index) {
        int start = Math.min(index, positional.size());
        return new Arguments(positional.subList(start, positional.size()), named);
    }

    /** One after the other, over and over. */
    Value turn(int index) {
        if (positional.isEmpty()) {
            throw TemplateErrors.empty("cycle");
        }
        return positional.get(index % positional.size());
    }
}
