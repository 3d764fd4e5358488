package dev.lamarck.engine.text.jinja;

import java.util.List;
import java.util.Set;

/** What is reached through a dot or brackets: methods, entries of dicts, elements of lists, characters of texts. */
final class Members {

    /** Python's methods that change what they are called on. */
    private static final Set<String> CHANGING = Set.of(
            "append",
            "clear",
            "extend",
            "insert",
            "pop",
            "popitem",
            "remove",
            "reverse",
            "setdefault",
            "sort",
            "update");

    private Members() {}

    /** A method first, then an entry. */
    static Value attribute(Value value, String name) {
        if (value instanceof Value.Undefined undefined) {
            throw TemplateErrors.undefined(undefined.message());
        }
        return Methods.find(value, name).orElseGet(() -> entry(value, name));
    }

    private static Value entry(Value value, String name) {
        if (value instanceof Value.Namespace namespace) {
            return namespace.attributes().getOrDefault(name, Value.Undefined.member(value, name));
        }
        if (value instanceof Value.Place place) {
            return place.member(name);
        }
        boolean collection = value instanceof Value.Dict || value instanceof Value.Sequence;
        if (value instanceof Value.Dict dict) {
            Value found = dict.entries().get(new Value.Text(name));
            if (found != null) {
                return found;
            }
        }
        if (name.startsWith("__") || (collection && CHANGING.contains(name))) {
            return new Value.Undefined(TemplateErrors.unsafe(name, value));
        }
        return Value.Undefined.member(value, name);
    }

    /** An entry first, then a method. */
    static Value item(Value value, Value key) {
        if (value instanceof Value.Undefined undefined) {
            throw TemplateErrors.undefined(undefined.message());
        }
        if (value instanceof Value.Dict dict && dict.entries().containsKey(key)) {
            return dict.entries().get(key);
        }
        if (key instanceof Value.Text name) {
            return attribute(value, name.text());
        }
        if (Comparisons.isNumber(key) && !(key instanceof Value.Real)) {
            return element(value, Arithmetic.whole(key));
        }
        return Value.Undefined.member(value, key.kind());
    }

    private static Value element(Value value, long index) {
        if (value instanceof Value.Text text) {
            return character(text.text(), index);
        }
        if (value instanceof Value.Sequence sequence && sequence.form() != Value.Sequence.Form.STREAM) {
            List<Value> items = sequence.items();
            long place = index < 0 ? index + items.size() : index;
            if (place >= 0 && place < items.size()) {
                return items.get((int) place);
            }
        }
        return Value.Undefined.member(value, Long.toString(index));
    }

    private static Value character(String text, long index) {
        long place = index < 0 ? index + text.codePointCount(0, text.length()) : index;
        if (place < 0 || place >= text.codePointCount(0, text.length())) {
            return Value.Undefined.member(new Value.Text(text), Long.toString(index));
        }
        int start = text.offsetByCodePoints(0, (int) place);
        return new Value.Text(Character.toString(text.codePointAt(start)));
    }
}
