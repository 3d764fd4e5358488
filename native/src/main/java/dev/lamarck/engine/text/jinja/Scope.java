package dev.lamarck.engine.text.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that are known at a place of a template. What is assigned inside stays inside. */
final class Scope {

    private final @Nullable Scope outer;
    private final Map<String, Value> names;
    private final Rendering rendering;

    private Scope(@Nullable Scope outer, Map<String, Value> names, Rendering rendering) {
        this.outer = outer;
        this.names = names;
        this.rendering = rendering;
    }

    static Scope outermost(Map<String, Value> names, Rendering rendering) {
        return new Scope(null, new HashMap<>(names), rendering);
    }

    Scope inner() {
        return new Scope(this, new HashMap<>(), rendering);
    }

    Rendering rendering() {
        return rendering;
    }

    Value get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Value value = scope.names.get(name);
            if (value != null) {
                return value;
            }
        }
        return Value.Undefined.name(name);
    }

    void set(String name, Value value) {
        names.put(name, value);
    }
}
