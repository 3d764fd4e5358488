package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with the value of an expression so far. */
sealed interface Step {

    Value apply(Value value, Scope scope);

    /** Arithmetic with a second value. */
    record Operation(String operator, Expression right) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return Arithmetic.of(operator, value, right.value(scope), scope.rendering());
        }
    }

    /** {@code value.name} */
    record Attribute(String name) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return Members.attribute(value, name);
        }
    }

    /** {@code value[key]} */
    record Item(Expression key) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return Members.item(value, key.value(scope));
        }
    }

    /** {@code value[from:to:stride]} */
    record Slice(Optional<Expression> from, Optional<Expression> to, Optional<Expression> stride) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return Slices.of(value, place(from, scope), place(to, scope), place(stride, scope), scope.rendering());
        }

        private static Optional<Long> place(Optional<Expression> expression, Scope scope) {
            Value value = expression.isPresent() ? expression.get().value(scope) : Plain.NOTHING;
            return value == Plain.NOTHING
                    ? Optional.empty()
                    : Optional.of(Arguments.of(value).whole(0, "slice", 0));
        }
    }

    /**
     * {@code value(...)}
     *
     * @param levels how deeply it is nested in the template
     */
    record Call(Given given, int levels) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return called(value, given.arguments(scope), scope.rendering());
        }

        Value called(Value value, Arguments arguments, Rendering rendering) {
            if (value instanceof Value.Undefined undefined) {
                throw TemplateErrors.undefined(undefined.message());
            }
            if (!(value instanceof Value.Function function)) {
                throw TemplateErrors.notCallable(value);
            }
            rendering.enter(levels);
            Value result = function.body().call(arguments, rendering);
            rendering.leave(levels);
            return result;
        }
    }

    /** {@code value | name(...)} */
    record Filter(String name, Filters.Filter filter, Given given) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return filter.of(value, given.arguments(scope), scope.rendering());
        }
    }

    /** {@code value is name(...)} */
    record Test(Checks.Check check, Given given, boolean negated) implements Step {
        @Override
        public Value apply(Value value, Scope scope) {
            return Value.of(check.holds(value, given.arguments(scope), scope.rendering()) != negated);
        }
    }

    /** Arguments as they are written: in order, by name, and unpacked from a list and a dict. */
    record Given(
            List<Expression> positional,
            Map<String, Expression> named,
            Optional<Expression> list,
            Optional<Expression> dict) {

        static final Given NONE = new Given(List.of(), Map.of(), Optional.empty(), Optional.empty());

        Arguments arguments(Scope scope) {
            List<Value> values = new ArrayList<>(Expression.values(positional, scope));
            if (list.isPresent()) {
                values.addAll(Elements.of(list.get().value(scope), scope.rendering()));
            }
            Map<String, Value> byName = new LinkedHashMap<>();
            for (Map.Entry<String, Expression> entry : named.entrySet()) {
                byName.put(entry.getKey(), entry.getValue().value(scope));
            }
            if (dict.isPresent()) {
                unpack(dict.get().value(scope), byName);
            }
            return new Arguments(values, byName);
        }

        private static void unpack(Value value, Map<String, Value> byName) {
            if (!(value instanceof Value.Dict entries)) {
                throw TemplateErrors.badArgument("**", value, "a dict");
            }
            entries.entries()
                    .forEach((key, entry) -> byName.put(Arguments.of(key).needText(0, "**"), entry));
        }
    }
}
