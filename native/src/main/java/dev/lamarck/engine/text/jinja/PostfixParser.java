package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a value and what follows it: attributes, brackets, calls, filters and tests. */
final class PostfixParser {

    private static final List<String> ENDS_TEST = List.of("else", "or", "and");

    private final Words words;
    private final ExpressionParser expressions;
    private final PrimaryParser primary;

    PostfixParser(Words words, ExpressionParser expressions) {
        this.words = words;
        this.expressions = expressions;
        this.primary = new PrimaryParser(words, expressions);
    }

    Expression chain(boolean withFilters) {
        return continued(primary.primary(), withFilters);
    }

    Expression continued(Expression first, boolean withFilters) {
        List<Step> steps = new ArrayList<>();
        postfix(steps);
        if (withFilters) {
            filters(steps);
        }
        return Expression.Chain.of(first, steps);
    }

    private void postfix(List<Step> steps) {
        while (true) {
            if (words.atOperator(".") || words.atOperator("[")) {
                steps.add(member());
            } else if (words.atOperator("(")) {
                steps.add(call());
            } else {
                return;
            }
        }
    }

    private void filters(List<Step> steps) {
        while (true) {
            if (words.skipOperator("|")) {
                steps.add(filter());
            } else if (words.skipName("is")) {
                steps.add(test());
            } else if (words.atOperator("(")) {
                steps.add(call());
            } else {
                return;
            }
        }
    }

    private Step member() {
        if (words.skipOperator("[")) {
            Step step = bracketed();
            words.expectOperator("]");
            return step;
        }
        words.take();
        if (words.at(Kind.INTEGER)) {
            return new Step.Item(primary.primary());
        }
        return new Step.Attribute(words.expect(Kind.NAME).text());
    }

    private Step bracketed() {
        Optional<Expression> from = words.atOperator(":") ? Optional.empty() : Optional.of(expressions.expression());
        if (from.isPresent() && words.atOperator(",")) {
            return new Step.Item(tuple(from.get()));
        }
        if (!words.skipOperator(":")) {
            return new Step.Item(from.orElseThrow());
        }
        Optional<Expression> to = bound();
        Optional<Expression> stride = words.skipOperator(":") ? bound() : Optional.empty();
        return new Step.Slice(from, to, stride);
    }

    private Expression tuple(Expression first) {
        List<Expression> items = new ArrayList<>(List.of(first));
        while (words.skipOperator(",")) {
            items.add(expressions.expression());
        }
        return new Expression.Listed(Value.Sequence.Form.TUPLE, items);
    }

    private Optional<Expression> bound() {
        boolean open = words.atOperator(":") || words.atOperator("]");
        return open ? Optional.empty() : Optional.of(expressions.expression());
    }

    Step.Call call() {
        return new Step.Call(given(), words.depth() + 1);
    }

    /** Filters in a row, of which the first has no bar before it if a tag begins with it. */
    List<Step> leadingFilters() {
        List<Step> steps = new ArrayList<>(List.of(filter()));
        while (words.skipOperator("|")) {
            steps.add(filter());
        }
        return steps;
    }

    private Step filter() {
        Token name = dotted();
        Step.Given given = words.atOperator("(") ? given() : Step.Given.NONE;
        return new Step.Filter(name.text(), Filters.find(name), given);
    }

    private Step test() {
        boolean negated = words.skipName("not");
        Token name = words.at(Kind.NAME) ? dotted() : words.expect(Kind.NAME);
        return new Step.Test(Checks.find(name), checked(), negated);
    }

    private Token dotted() {
        Token first = words.expect(Kind.NAME);
        StringBuilder name = new StringBuilder(first.text());
        while (words.skipOperator(".")) {
            name.append('.').append(words.expect(Kind.NAME).text());
        }
        return new Token(Kind.NAME, name.toString(), first.line());
    }

    /** What a test is given: in parentheses, or one value after its name. */
    private Step.Given checked() {
        if (words.atOperator("(")) {
            return given();
        }
        boolean value = switch (words.peek().kind()) {
            case NAME -> !ENDS_TEST.contains(words.peek().text());
            case STRING, INTEGER, FLOAT -> true;
            default -> words.atOperator("[") || words.atOperator("{");
        };
        if (!value) {
            return Step.Given.NONE;
        }
        if (words.atName("is")) {
            throw TemplateErrors.unexpected(words.peek(), "the end of the test");
        }
        Expression first = primary.primary();
        List<Step> steps = new ArrayList<>();
        postfix(steps);
        return new Step.Given(List.of(Expression.Chain.of(first, steps)), Map.of(), Optional.empty(), Optional.empty());
    }

    private Step.Given given() {
        words.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        Optional<Expression> list = Optional.empty();
        Optional<Expression> dict = Optional.empty();
        while (!words.atOperator(")")) {
            if (words.skipOperator("*")) {
                list = Optional.of(expressions.expression());
            } else if (words.skipOperator("**")) {
                dict = Optional.of(expressions.expression());
            } else if (words.at(Kind.NAME) && words.after().isOperator("=")) {
                String name = words.take().text();
                words.take();
                named.put(name, expressions.expression());
            } else {
                positional(positional, named.isEmpty() && list.isEmpty() && dict.isEmpty());
            }
            if (!words.atOperator(")")) {
                words.expectOperator(",");
            }
        }
        words.take();
        return new Step.Given(positional, named, list, dict);
    }

    private void positional(List<Expression> positional, boolean first) {
        if (!first) {
            throw TemplateErrors.unexpected(words.peek(), "an argument with a name");
        }
        positional.add(expressions.expression());
    }
}
