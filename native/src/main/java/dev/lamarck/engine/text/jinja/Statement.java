package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something in a template that writes text or assigns names. */
sealed interface Statement {

    /** How it goes on after a statement. */
    enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    Flow run(Scope scope, StringBuilder out);

    /** Statements one after the other. */
    record Block(List<Statement> statements, List<Integer> lines) {

        Flow run(Scope scope, StringBuilder out) {
            for (int i = 0; i < statements.size(); i++) {
                Flow flow = run(i, scope, out);
                if (flow != Flow.ON) {
                    return flow;
                }
            }
            return Flow.ON;
        }

        private Flow run(int index, Scope scope, StringBuilder out) {
            try {
                scope.rendering().spend(1);
                return statements.get(index).run(scope, out);
            } catch (TemplateException e) {
                throw e.at(lines.get(index));
            }
        }

        /** What the statements write. */
        String text(Scope scope) {
            StringBuilder out = new StringBuilder();
            run(scope, out);
            return out.toString();
        }
    }

    record Data(String text) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            scope.rendering().write(out, text);
            return Flow.ON;
        }
    }

    record Print(Expression expression) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            scope.rendering().write(out, scope.rendering().text(expression.value(scope)));
            return Flow.ON;
        }
    }

    /** A chain of conditions, each with its block; the first that holds is taken. */
    record If(List<Expression> conditions, List<Block> blocks, Optional<Block> otherwise) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            for (int i = 0; i < conditions.size(); i++) {
                if (conditions.get(i).value(scope).truth()) {
                    return blocks.get(i).run(scope, out);
                }
            }
            return otherwise.isPresent() ? otherwise.get().run(scope, out) : Flow.ON;
        }
    }

    record For(Target target, Expression items, Optional<Expression> filter, Block body, Optional<Block> otherwise)
            implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            List<Value> left = left(scope);
            if (left.isEmpty() && otherwise.isPresent()) {
                return otherwise.get().run(scope.inner(), out);
            }
            Flow flow = Flow.ON;
            for (int i = 0; i < left.size() && flow != Flow.BREAK; i++) {
                Scope inside = scope.inner();
                inside.set("loop", new Value.Place(left, i));
                target.assign(left.get(i), inside);
                flow = body.run(inside, out);
            }
            return Flow.ON;
        }

        private List<Value> left(Scope scope) {
            List<Value> all = Elements.of(items.value(scope), scope.rendering());
            if (filter.isEmpty()) {
                return all;
            }
            List<Value> left = new ArrayList<>();
            for (Value item : all) {
                Scope inside = scope.inner();
                target.assign(item, inside);
                if (filter.get().value(inside).truth()) {
                    left.add(item);
                }
            }
            return left;
        }
    }

    record Set(Target target, Expression expression) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            target.assign(expression.value(scope), scope);
            return Flow.ON;
        }
    }

    /** Assigns what a block writes, after filters. */
    record SetBlock(Target target, List<Step> filters, Block body) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            Value written = new Value.Text(body.text(scope.inner()));
            target.assign(new Expression.Chain(new Expression.Literal(written), filters).value(scope), scope);
            return Flow.ON;
        }
    }

    record FilterBlock(List<Step> filters, Block body) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            Value written = new Value.Text(body.text(scope.inner()));
            Value filtered = new Expression.Chain(new Expression.Literal(written), filters).value(scope);
            scope.rendering().write(out, scope.rendering().text(filtered));
            return Flow.ON;
        }
    }

    /** Names that are known in a block alone. */
    record With(List<Target> targets, List<Expression> expressions, Block body) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            Scope inside = scope.inner();
            List<Value> values = Expression.values(expressions, scope);
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(values.get(i), inside);
            }
            return body.run(inside, out);
        }
    }

    record Define(String name, Macro macro) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            scope.set(name, macro.bound(name, scope));
            return Flow.ON;
        }
    }

    /** Calls a macro that writes the block where it calls {@code caller()}. */
    record CallBlock(Expression callee, Step.Call call, Macro caller) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            Arguments given = call.given().arguments(scope);
            Map<String, Value> named = new HashMap<>(given.named());
            named.put("caller", caller.bound("caller", scope));
            Arguments arguments = new Arguments(given.positional(), named);
            Value result = call.called(callee.value(scope), arguments, scope.rendering());
            scope.rendering().write(out, scope.rendering().text(result));
            return Flow.ON;
        }
    }

    /** A block whose names stay inside. */
    record Inner(Block body) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            return body.run(scope.inner(), out);
        }
    }

    record Leave(Flow flow) implements Statement {
        @Override
        public Flow run(Scope scope, StringBuilder out) {
            return flow;
        }
    }
}
