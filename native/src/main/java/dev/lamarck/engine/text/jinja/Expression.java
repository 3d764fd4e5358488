package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something in a template that has a value. */
sealed interface Expression {

    Value value(Scope scope);

    /** Values of several, in order. */
    static List<Value> values(List<Expression> expressions, Scope scope) {
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(expression.value(scope));
        }
        return values;
    }

    record Literal(Value value) implements Expression {
        @Override
        public Value value(Scope scope) {
            return value;
        }
    }

    record Name(String name) implements Expression {
        @Override
        public Value value(Scope scope) {
            scope.rendering().spend(1);
            return scope.get(name);
        }
    }

    /** A list or a tuple, written out. */
    record Listed(Value.Sequence.Form form, List<Expression> items) implements Expression {
        @Override
        public Value value(Scope scope) {
            return scope.rendering().made(Value.Sequence.of(form, values(items, scope)));
        }
    }

    /** A dict, written out. */
    record Mapped(List<Expression> keys, List<Expression> entries) implements Expression {
        @Override
        public Value value(Scope scope) {
            Map<Value, Value> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i).value(scope), entries.get(i).value(scope));
            }
            return scope.rendering().made(Value.Dict.of(map));
        }
    }

    /** A value, and what is done with it step by step. */
    record Chain(Expression first, List<Step> steps) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value value = first.value(scope);
            for (Step step : steps) {
                scope.rendering().spend(1);
                value = step.apply(value, scope);
            }
            return value;
        }

        /** The value alone if nothing is done with it. */
        static Expression of(Expression first, List<Step> steps) {
            return steps.isEmpty() ? first : new Chain(first, List.copyOf(steps));
        }
    }

    /** Texts put together. */
    record Joined(List<Expression> parts) implements Expression {
        @Override
        public Value value(Scope scope) {
            StringBuilder text = new StringBuilder();
            for (Expression part : parts) {
                scope.rendering().write(text, scope.rendering().text(part.value(scope)));
            }
            return new Value.Text(text.toString());
        }
    }

    /** The last that is true, or the first that is not. */
    record Both(List<Expression> parts) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value value = Plain.TRUE;
            for (Expression part : parts) {
                value = part.value(scope);
                if (!value.truth()) {
                    return value;
                }
            }
            return value;
        }
    }

    /** The first that is true, or the last. */
    record Either(List<Expression> parts) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value value = Plain.FALSE;
            for (Expression part : parts) {
                value = part.value(scope);
                if (value.truth()) {
                    return value;
                }
            }
            return value;
        }
    }

    record Not(Expression part) implements Expression {
        @Override
        public Value value(Scope scope) {
            return Value.of(!part.value(scope).truth());
        }
    }

    /** A number with a sign. */
    record Signed(boolean negative, Expression part) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value value = Arithmetic.negative(part.value(scope));
            return negative ? value : Arithmetic.negative(value);
        }
    }

    /** Comparisons in a row, each of which has to hold: {@code 1 < x <= 3}. */
    record Compared(Expression first, List<String> operators, List<Expression> others) implements Expression {
        @Override
        public Value value(Scope scope) {
            Value left = first.value(scope);
            for (int i = 0; i < others.size(); i++) {
                Value right = others.get(i).value(scope);
                if (!Comparisons.holds(operators.get(i), left, right, scope.rendering())) {
                    return Plain.FALSE;
                }
                left = right;
            }
            return Plain.TRUE;
        }
    }

    /** One or the other. */
    record Choice(Expression condition, Expression then, Optional<Expression> otherwise) implements Expression {
        @Override
        public Value value(Scope scope) {
            if (condition.value(scope).truth()) {
                return then.value(scope);
            }
            return otherwise.isPresent()
                    ? otherwise.get().value(scope)
                    : new Value.Undefined("the condition of an 'if' without 'else' is false");
        }
    }
}
