package dev.lamarck.engine.text.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template computes with: Python's plain values, and nothing that leads out of them. */
public sealed interface Value {

    /** How deeply values may be nested that come from outside. */
    int DEPTH = 200;

    /** Texts, numbers, truth values, nulls, and lists and maps of such. */
    static Value of(@Nullable Object value) {
        return of(value, DEPTH);
    }

    private static Value of(@Nullable Object value, int depth) {
        if (value == null) {
            return Plain.NOTHING;
        }
        if (value instanceof Value known) {
            return known;
        }
        if (value instanceof Boolean truth) {
            return of(truth.booleanValue());
        }
        if (value instanceof CharSequence text) {
            return new Text(text.toString());
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> items && depth > 0) {
            List<Value> values = new ArrayList<>();
            items.forEach(item -> values.add(of(item, depth - 1)));
            return Sequence.list(values);
        }
        if (value instanceof Map<?, ?> map && depth > 0) {
            Map<Value, Value> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(of(key, depth - 1), of(entry, depth - 1)));
            return Dict.of(entries);
        }
        throw TemplateErrors.foreign(value);
    }

    private static Value number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return new Real(number.doubleValue());
        }
        boolean small = !(number instanceof BigInteger big) || big.bitLength() < Long.SIZE;
        if (!small || number instanceof BigDecimal) {
            throw TemplateErrors.foreign(number);
        }
        return new Whole(number.longValue());
    }

    static Value of(boolean truth) {
        return truth ? Plain.TRUE : Plain.FALSE;
    }

    boolean truth();

    /** The name of its kind, as Python gives it. */
    String kind();

    /** How much there is to it, roughly in elements. */
    default long weight() {
        return 1;
    }

    /** Python's None. */
    record Nothing() implements Value {
        @Override
        public boolean truth() {
            return false;
        }

        @Override
        public String kind() {
            return "NoneType";
        }
    }

    /** What a name stands for that nothing was given for; it says so when it is used. */
    record Undefined(String message) implements Value {
        static Undefined name(String name) {
            return new Undefined("'%s' is undefined".formatted(name));
        }

        static Undefined member(Value owner, String name) {
            return new Undefined("a value of kind %s has no '%s'".formatted(owner.kind(), name));
        }

        @Override
        public boolean truth() {
            return false;
        }

        @Override
        public String kind() {
            return "Undefined";
        }
    }

    record Truth(boolean truth) implements Value {
        @Override
        public String kind() {
            return "bool";
        }
    }

    record Whole(long number) implements Value {
        @Override
        public boolean truth() {
            return number != 0;
        }

        @Override
        public String kind() {
            return "int";
        }
    }

    record Real(double number) implements Value {
        @Override
        public boolean truth() {
            return number != 0;
        }

        @Override
        public String kind() {
            return "float";
        }
    }

    record Text(String text) implements Value {

        private static final int CHARACTERS_PER_ELEMENT = 256;

        @Override
        public boolean truth() {
            return !text.isEmpty();
        }

        @Override
        public String kind() {
            return "str";
        }

        @Override
        public long weight() {
            return 1L + text.length() / CHARACTERS_PER_ELEMENT;
        }
    }

    /** A list, a tuple, or what a filter gives piece by piece. */
    record Sequence(Form form, List<Value> items, long weight) implements Value {

        enum Form {
            LIST("list"),
            TUPLE("tuple"),
            STREAM("generator");

            private final String kind;

            Form(String kind) {
                this.kind = kind;
            }
        }

        public Sequence {
            items = Collections.unmodifiableList(items);
        }

        static Sequence list(List<Value> items) {
            return of(Form.LIST, items);
        }

        static Sequence tuple(Value... items) {
            return of(Form.TUPLE, List.of(items));
        }

        static Sequence stream(List<Value> items) {
            return of(Form.STREAM, items);
        }

        static Sequence of(Form form, List<Value> items) {
            return new Sequence(
                    form, items, 1 + items.stream().mapToLong(Value::weight).sum());
        }

        /** A stream does not know whether it will give anything, and counts as true. */
        @Override
        public boolean truth() {
            return form == Form.STREAM || !items.isEmpty();
        }

        @Override
        public String kind() {
            return form.kind;
        }
    }

    record Dict(Map<Value, Value> entries, long weight) implements Value {
        public Dict {
            entries = Collections.unmodifiableMap(entries);
        }

        static Dict of(Map<Value, Value> entries) {
            long weight = 1;
            for (Map.Entry<Value, Value> entry : entries.entrySet()) {
                weight += entry.getKey().weight() + entry.getValue().weight();
            }
            return new Dict(entries, weight);
        }

        @Override
        public boolean truth() {
            return !entries.isEmpty();
        }

        @Override
        public String kind() {
            return "dict";
        }
    }

    /** Something that can be called: a global function, a method of a value, a macro. */
    record Function(String name, Body body) implements Value {

        /** What a function does. */
        @FunctionalInterface
        interface Body {
            Value call(Arguments arguments, Rendering rendering);
        }

        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public String kind() {
            return "function";
        }
    }

    /** Attributes that may be assigned to, also from inside a loop. */
    record Namespace(Map<String, Value> attributes) implements Value {
        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public String kind() {
            return "namespace";
        }
    }

    /** Where a loop is: its elements, and the index of the present one. */
    record Place(List<Value> items, int index) implements Value {
        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public String kind() {
            return "loop";
        }

        Value member(String name) {
            int last = items.size() - 1;
            return switch (name) {
                case "index" -> new Whole(index + 1L);
                case "index0" -> new Whole(index);
                case "revindex" -> new Whole(last - index + 1L);
                case "revindex0" -> new Whole(last - (long) index);
                case "first" -> Value.of(index == 0);
                case "last" -> Value.of(index == last);
                case "length" -> new Whole(items.size());
                case "depth" -> new Whole(1);
                case "depth0" -> new Whole(0);
                case "previtem" -> index > 0 ? items.get(index - 1) : new Undefined("there is no previous item");
                case "nextitem" -> index < last ? items.get(index + 1) : new Undefined("there is no next item");
                case "cycle" -> new Function(name, (arguments, rendering) -> arguments.turn(index));
                default -> Undefined.member(this, name);
            };
        }
    }
}
