package dev.lamarck.engine.text.jinja;

import java.util.List;

/** What a value is assigned to. */
sealed interface Target {

    void assign(Value value, Scope scope);

    record Name(String name) implements Target {
        @Override
        public void assign(Value value, Scope scope) {
            scope.set(name, value);
        }
    }

    /** An attribute of a namespace. */
    record Attribute(String owner, String name) implements Target {
        @Override
        public void assign(Value value, Scope scope) {
            Value found = scope.get(owner);
            if (!(found instanceof Value.Namespace namespace)) {
                throw TemplateErrors.noNamespace(owner, found);
            }
            namespace.attributes().put(name, value);
        }
    }

    record Several(List<Target> targets) implements Target {
        @Override
        public void assign(Value value, Scope scope) {
            List<Value> values = Elements.of(value, scope.rendering());
            if (values.size() != targets.size()) {
                throw TemplateErrors.notUnpacked(targets.size(), values.size());
            }
            for (int i = 0; i < values.size(); i++) {
                targets.get(i).assign(values.get(i), scope);
            }
        }
    }
}
