package dev.lamarck.engine.text.jinja;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tests that may follow {@code is}. */
final class Checks {

    /** A test of a value. */
    @FunctionalInterface
    interface Check {
        boolean holds(Value value, Arguments arguments, Rendering rendering);
    }

    private static final Map<String, Check> ALL = new TreeMap<>();

    static {
        kinds();
        ALL.put("defined", (value, arguments, rendering) -> !(value instanceof Value.Undefined));
        ALL.put("undefined", (value, arguments, rendering) -> value instanceof Value.Undefined);
        ALL.put("none", (value, arguments, rendering) -> value == Plain.NOTHING);
        ALL.put("true", (value, arguments, rendering) -> value.equals(Plain.TRUE));
        ALL.put("false", (value, arguments, rendering) -> value.equals(Plain.FALSE));
        ALL.put("odd", (value, arguments, rendering) -> remainder(value, 2) == 1);
        ALL.put("even", (value, arguments, rendering) -> remainder(value, 2) == 0);
        ALL.put("divisibleby", (value, arguments, rendering) -> remainder(value, arguments.whole(0, "num", 1)) == 0);
        ALL.put("sameas", (value, arguments, rendering) -> value.equals(arguments.need(0, "other")));
        ALL.put("lower", (value, arguments, rendering) -> Case.isLower(rendering.text(value)));
        ALL.put("upper", (value, arguments, rendering) -> Case.isUpper(rendering.text(value)));
        comparison("==", "eq", "equalto", "==");
        comparison("!=", "ne", "!=");
        comparison("<", "lt", "lessthan", "<");
        comparison("<=", "le", "<=");
        comparison(">", "gt", "greaterthan", ">");
        comparison(">=", "ge", ">=");
        comparison("in", "in");
    }

    private Checks() {}

    private static void kinds() {
        ALL.put("string", (value, arguments, rendering) -> value instanceof Value.Text);
        ALL.put("boolean", (value, arguments, rendering) -> value instanceof Value.Truth);
        ALL.put("integer", (value, arguments, rendering) -> value instanceof Value.Whole);
        ALL.put("float", (value, arguments, rendering) -> value instanceof Value.Real);
        ALL.put("number", (value, arguments, rendering) -> Comparisons.isNumber(value));
        ALL.put("mapping", (value, arguments, rendering) -> value instanceof Value.Dict);
        ALL.put("callable", (value, arguments, rendering) -> value instanceof Value.Function);
        ALL.put("iterable", (value, arguments, rendering) -> iterable(value));
        ALL.put("sequence", (value, arguments, rendering) -> iterable(value) && !stream(value));
        ALL.put("filter", (value, arguments, rendering) -> Filters.names().contains(rendering.text(value)));
        ALL.put("test", (value, arguments, rendering) -> ALL.containsKey(rendering.text(value)));
    }

    private static void comparison(String operator, String... names) {
        for (String name : names) {
            ALL.put(
                    name,
                    (value, arguments, rendering) ->
                            Comparisons.holds(operator, value, arguments.need(0, "other"), rendering));
        }
    }

    private static boolean iterable(Value value) {
        return value instanceof Value.Text
                || value instanceof Value.Sequence
                || value instanceof Value.Dict
                || value instanceof Value.Undefined;
    }

    private static boolean stream(Value value) {
        return value instanceof Value.Sequence sequence && sequence.form() == Value.Sequence.Form.STREAM;
    }

    private static long remainder(Value value, long divisor) {
        Value remainder = value instanceof Value.Whole whole && divisor != 0
                ? new Value.Whole(Math.floorMod(whole.number(), divisor))
                : Plain.NOTHING;
        if (remainder instanceof Value.Whole whole) {
            return whole.number();
        }
        throw TemplateErrors.badValue("divisibleby", value);
    }

    static Check find(Token name) {
        try {
            return find(name.text());
        } catch (TemplateException e) {
            throw e.at(name.line());
        }
    }

    static Check find(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> TemplateErrors.unknown("test", name, ALL.keySet()));
    }
}
