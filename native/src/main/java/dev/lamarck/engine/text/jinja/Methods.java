package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of values that change nothing. */
final class Methods {

    /** What a method does to the value it is called on. */
    @FunctionalInterface
    interface Method<V extends Value> {
        Value call(V self, Arguments arguments, Rendering rendering);
    }

    private static final Map<String, Method<Value.Dict>> DICT = Map.of(
            "items", (self, arguments, rendering) -> items(self, rendering),
            "keys",
                    (self, arguments, rendering) -> rendering.made(
                            Value.Sequence.list(List.copyOf(self.entries().keySet()))),
            "values",
                    (self, arguments, rendering) -> rendering.made(
                            Value.Sequence.list(List.copyOf(self.entries().values()))),
            "copy", (self, arguments, rendering) -> self,
            "get",
                    (self, arguments, rendering) -> Optional.ofNullable(
                                    self.entries().get(arguments.need(0, "key")))
                            .orElseGet(() -> arguments.at(1, "default").orElse(Plain.NOTHING)));

    private static final Map<String, Method<Value.Sequence>> LIST = Map.of(
            "index", (self, arguments, rendering) -> index(self, arguments.need(0, "value"), rendering),
            "count", (self, arguments, rendering) -> count(self, arguments.need(0, "value"), rendering),
            "copy", (self, arguments, rendering) -> self);

    private Methods() {}

    /** The method of that name, bound to the value. */
    static Optional<Value> find(Value value, String name) {
        if (value instanceof Value.Text text) {
            return bound(text, name, TextMethods.ALL.get(name));
        }
        if (value instanceof Value.Dict dict) {
            return bound(dict, name, DICT.get(name));
        }
        if (value instanceof Value.Sequence sequence) {
            return bound(sequence, name, LIST.get(name));
        }
        return Optional.empty();
    }

    private static <V extends Value> Optional<Value> bound(V self, String name, @Nullable Method<V> method) {
        return Optional.ofNullable(method)
                .map(found ->
                        new Value.Function(name, (arguments, rendering) -> found.call(self, arguments, rendering)));
    }

    static Value.Sequence items(Value.Dict dict, Rendering rendering) {
        List<Value> pairs = new ArrayList<>();
        dict.entries().forEach((key, value) -> pairs.add(Value.Sequence.tuple(key, value)));
        return rendering.made(Value.Sequence.list(pairs));
    }

    private static Value index(Value.Sequence self, Value sought, Rendering rendering) {
        rendering.spend(self.weight());
        for (int i = 0; i < self.items().size(); i++) {
            if (Comparisons.equal(self.items().get(i), sought)) {
                return new Value.Whole(i);
            }
        }
        throw TemplateErrors.notThere("index", rendering.text(sought));
    }

    private static Value count(Value.Sequence self, Value sought, Rendering rendering) {
        rendering.spend(self.weight());
        return new Value.Whole(self.items().stream()
                .filter(item -> Comparisons.equal(item, sought))
                .count());
    }
}
