package dev.lamarck.engine.text.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The filters that may follow a bar: those of single values here, those of lists in {@link ListFilters}. */
final class Filters {

    /** What a filter makes of a value. */
    @FunctionalInterface
    interface Filter {
        Value of(Value value, Arguments arguments, Rendering rendering);
    }

    private static final Map<String, Filter> ALL = new TreeMap<>(ListFilters.all());

    static {
        texts();
        numbers();
        ALL.put("default", Filters::defaulted);
        ALL.put("d", Filters::defaulted);
        ALL.put("string", (value, arguments, rendering) -> rendering.made(rendering.text(value)));
        ALL.put("safe", (value, arguments, rendering) -> rendering.made(rendering.text(value)));
        ALL.put("tojson", Filters::json);
        ALL.put("items", Filters::items);
        ALL.put("attr", (value, arguments, rendering) -> attribute(value, arguments.needText(0, "name")));
    }

    private Filters() {}

    private static void texts() {
        method("upper");
        method("lower");
        method("capitalize");
        ALL.put(
                "trim",
                (value, arguments, rendering) ->
                        rendering.made(Texts.stripped(rendering.text(value), arguments.text(0, "chars"), true, true)));
        ALL.put("title", (value, arguments, rendering) -> rendering.made(TextFilters.titled(rendering.text(value))));
        ALL.put(
                "replace",
                (value, arguments, rendering) -> Texts.replaced(
                        rendering.text(value),
                        rendering.text(arguments.need(0, "old")),
                        rendering.text(arguments.need(1, "new")),
                        arguments.whole(2, "count", -1),
                        rendering));
        ALL.put("indent", TextFilters::indented);
        ALL.put("escape", (value, arguments, rendering) -> rendering.made(TextFilters.escaped(rendering.text(value))));
        ALL.put("e", (value, arguments, rendering) -> rendering.made(TextFilters.escaped(rendering.text(value))));
        ALL.put(
                "wordcount",
                (value, arguments, rendering) ->
                        rendering.made(new Value.Whole(TextFilters.words(rendering.text(value)))));
        ALL.put(
                "center",
                (value, arguments, rendering) ->
                        TextMethods.call("center", rendering.text(value), width(arguments), rendering));
    }

    private static Arguments width(Arguments arguments) {
        return Arguments.of(new Value.Whole(arguments.whole(0, "width", 80)));
    }

    /** A filter that does what the method does, to anything as it is printed. */
    private static void method(String name) {
        ALL.put(
                name,
                (value, arguments, rendering) -> TextMethods.call(name, rendering.text(value), arguments, rendering));
    }

    private static void numbers() {
        ALL.put("abs", (value, arguments, rendering) -> {
            boolean negative = Comparisons.isNumber(value) && Arithmetic.real(value) < 0;
            return negative ? Arithmetic.negative(value) : Arithmetic.negative(Arithmetic.negative(value));
        });
        ALL.put("int", (value, arguments, rendering) -> Numbers.whole(value, arguments));
        ALL.put("float", (value, arguments, rendering) -> Numbers.real(value, arguments));
        ALL.put("round", (value, arguments, rendering) -> Numbers.rounded(value, arguments));
    }

    /** An attribute alone, where a dot would also look for an entry. */
    private static Value attribute(Value value, String name) {
        return value instanceof Value.Dict
                ? Methods.find(value, name).orElse(Value.Undefined.member(value, name))
                : Members.attribute(value, name);
    }

    private static Value defaulted(Value value, Arguments arguments, Rendering rendering) {
        boolean alsoFalse = arguments.truth(1, "boolean", false);
        boolean missing = value instanceof Value.Undefined || (alsoFalse && !value.truth());
        return missing ? arguments.at(0, "default_value").orElse(new Value.Text("")) : value;
    }

    private static Value items(Value value, Arguments arguments, Rendering rendering) {
        if (value instanceof Value.Undefined) {
            return Value.Sequence.stream(List.of());
        }
        if (value instanceof Value.Dict dict) {
            return Value.Sequence.stream(Methods.items(dict, rendering).items());
        }
        throw TemplateErrors.badValue("items", value);
    }

    private static Value json(Value value, Arguments arguments, Rendering rendering) {
        Value indent = arguments.at(1, "indent").orElse(Plain.NOTHING);
        boolean indented = indent != Plain.NOTHING;
        String by = indent instanceof Value.Text text ? text.text() : " ".repeat(spaces(arguments, rendering));
        Value separators = arguments.at(2, "separators").orElse(Plain.NOTHING);
        String comma = indented ? "," : ", ";
        String colon = ": ";
        if (separators instanceof Value.Sequence pair && pair.items().size() == 2) {
            comma = rendering.text(pair.items().get(0));
            colon = rendering.text(pair.items().get(1));
        }
        boolean sorted = arguments.truth(3, "sort_keys", false);
        boolean ascii = arguments.truth(0, "ensure_ascii", false);
        Json json = new Json(rendering, ascii, new Json.Layout(indented, by, comma, colon, sorted));
        return rendering.made(json.of(value));
    }

    private static int spaces(Arguments arguments, Rendering rendering) {
        long spaces = Math.max(0, arguments.whole(1, "indent", 0));
        rendering.spend(spaces);
        return (int) spaces;
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    static Filter find(Token name) {
        try {
            return find(name.text());
        } catch (TemplateException e) {
            throw e.at(name.line());
        }
    }

    static Filter find(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> TemplateErrors.unknown("filter", name, names()));
    }
}
