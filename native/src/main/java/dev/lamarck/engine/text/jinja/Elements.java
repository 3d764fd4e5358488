package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.List;

/** What there is in a value, one by one. */
final class Elements {

    private Elements() {}

    static List<Value> of(Value value, Rendering rendering) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.items();
        }
        if (value instanceof Value.Dict dict) {
            rendering.spendElements(dict.entries().size());
            return List.copyOf(dict.entries().keySet());
        }
        if (value instanceof Value.Text text) {
            rendering.spendElements(text.text().length());
            List<Value> characters = new ArrayList<>();
            text.text().codePoints().forEach(point -> characters.add(new Value.Text(Character.toString(point))));
            return characters;
        }
        if (value instanceof Value.Undefined) {
            return List.of();
        }
        throw TemplateErrors.notIterable(value);
    }

    /** How many there are, for values that know it. */
    static long count(Value value) {
        if (value instanceof Value.Text text) {
            return text.text().codePointCount(0, text.text().length());
        }
        if (value instanceof Value.Sequence sequence && sequence.form() != Value.Sequence.Form.STREAM) {
            return sequence.items().size();
        }
        if (value instanceof Value.Dict dict) {
            return dict.entries().size();
        }
        if (value instanceof Value.Undefined) {
            return 0;
        }
        throw TemplateErrors.badValue("length", value);
    }
}
