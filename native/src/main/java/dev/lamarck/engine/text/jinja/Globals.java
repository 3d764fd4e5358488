package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that every chat template may call. */
final class Globals {

    private static final Map<String, Value> ALL = Map.of(
            "range", function("range", Globals::range),
            "dict", function("dict", Globals::dict),
            "namespace", function("namespace", Globals::namespace),
            "raise_exception", function("raise_exception", Globals::raise),
            "strftime_now", function("strftime_now", Globals::strftime));

    private Globals() {}

    static Map<String, Value> all() {
        return ALL;
    }

    private static Value function(String name, Value.Function.Body body) {
        return new Value.Function(name, body);
    }

    private static Value range(Arguments arguments, Rendering rendering) {
        boolean one = arguments.positional().size() == 1;
        long start = one ? 0 : arguments.whole(0, "start", 0);
        long stop = arguments.whole(one ? 0 : 1, "stop", 0);
        long step = arguments.whole(2, "step", 1);
        if (step == 0) {
            throw TemplateErrors.dividedByZero();
        }
        List<Value> numbers = new ArrayList<>();
        try {
            for (long i = start; step > 0 ? i < stop : i > stop; i = Math.addExact(i, step)) {
                rendering.spendElements(1);
                numbers.add(new Value.Whole(i));
            }
        } catch (ArithmeticException e) {
            throw TemplateErrors.noNumber(new Value.Whole(start));
        }
        return Value.Sequence.list(numbers);
    }

    private static Value dict(Arguments arguments, Rendering rendering) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (Value given : arguments.positional()) {
            if (given instanceof Value.Dict dict) {
                entries.putAll(dict.entries());
            } else {
                Elements.of(given, rendering).forEach(pair -> put(entries, Elements.of(pair, rendering)));
            }
        }
        arguments.named().forEach((name, value) -> entries.put(new Value.Text(name), value));
        return rendering.made(Value.Dict.of(entries));
    }

    private static void put(Map<Value, Value> entries, List<Value> pair) {
        if (pair.size() != 2) {
            throw TemplateErrors.notUnpacked(2, pair.size());
        }
        entries.put(pair.get(0), pair.get(1));
    }

    private static Value namespace(Arguments arguments, Rendering rendering) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        Value.Dict given = (Value.Dict) dict(arguments, rendering);
        given.entries().forEach((name, value) -> attributes.put(rendering.text(name), value));
        return new Value.Namespace(attributes);
    }

    private static Value raise(Arguments arguments, Rendering rendering) {
        throw TemplateErrors.raised(rendering.text(arguments.need(0, "message")));
    }

    private static Value strftime(Arguments arguments, Rendering rendering) {
        return rendering.made(Clock.formatted(arguments.needText(0, "format"), rendering.now()));
    }
}
