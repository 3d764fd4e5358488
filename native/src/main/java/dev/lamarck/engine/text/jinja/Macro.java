package dev.lamarck.engine.text.jinja;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block with parameters.
 *
 * @param levels how deeply its body is nested
 */
record Macro(Signature signature, Statement.Block body, int levels) {

    /** The names of the parameters, and what each is if it is not given. */
    record Signature(List<String> parameters, List<Optional<Expression>> defaults) {}

    /** The macro as a function, which sees the names of the place where it was defined. */
    Value bound(String name, Scope definition) {
        return new Value.Function(name, (arguments, rendering) -> call(arguments, definition));
    }

    private Value call(Arguments arguments, Scope definition) {
        Rendering rendering = definition.rendering();
        rendering.enter(levels);
        Scope inside = definition.inner();
        Map<String, Value> others = new HashMap<>(arguments.named());
        List<String> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            inside.set(parameter, value(i, arguments, inside));
            others.remove(parameter);
        }
        Optional.ofNullable(others.remove("caller")).ifPresent(caller -> inside.set("caller", caller));
        inside.set(
                "varargs",
                Value.Sequence.of(
                        Value.Sequence.Form.TUPLE,
                        arguments.from(parameters.size()).positional()));
        Map<Value, Value> named = new LinkedHashMap<>();
        others.forEach((key, value) -> named.put(new Value.Text(key), value));
        inside.set("kwargs", Value.Dict.of(named));
        String text = body.text(inside);
        rendering.leave(levels);
        return new Value.Text(text);
    }

    private Value value(int index, Arguments arguments, Scope inside) {
        String parameter = signature.parameters().get(index);
        Optional<Value> given = arguments.at(index, parameter);
        if (given.isPresent()) {
            return given.get();
        }
        Optional<Expression> otherwise = signature.defaults().get(index);
        return otherwise.isPresent()
                ? otherwise.get().value(inside)
                : new Value.Undefined("the parameter '%s' was not given".formatted(parameter));
    }
}
