package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions; the methods go from the operators that bind the least to those that bind the most. */
final class ExpressionParser {

    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

    private final Words words;
    private final PostfixParser postfix;

    ExpressionParser(Words words) {
        this.words = words;
        this.postfix = new PostfixParser(words, this);
    }

    PostfixParser postfix() {
        return postfix;
    }

    Expression expression() {
        words.deeper();
        Expression expression = choice();
        words.back();
        return expression;
    }

    private Expression choice() {
        Expression expression = either();
        if (!words.skipName("if")) {
            return expression;
        }
        Expression condition = either();
        Optional<Expression> otherwise = words.skipName("else") ? Optional.of(expression()) : Optional.empty();
        return new Expression.Choice(condition, expression, otherwise);
    }

    /** One expression, or several with commas, which make a tuple. */
    Expression several(boolean withChoice) {
        Expression first = withChoice ? expression() : either();
        if (!words.atOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (words.skipOperator(",") && !endsTuple()) {
            items.add(withChoice ? expression() : either());
        }
        return new Expression.Listed(Value.Sequence.Form.TUPLE, items);
    }

    private boolean endsTuple() {
        return words.at(Kind.VARIABLE_END) || words.at(Kind.BLOCK_END) || words.atOperator(")");
    }

    Expression either() {
        List<Expression> parts = new ArrayList<>(List.of(both()));
        while (words.skipName("or")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Either(parts);
    }

    private Expression both() {
        List<Expression> parts = new ArrayList<>(List.of(not()));
        while (words.skipName("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Both(parts);
    }

    private Expression not() {
        if (!words.atName("not") || words.after().isName("in")) {
            return compared();
        }
        words.take();
        words.deeper();
        Expression not = new Expression.Not(not());
        words.back();
        return not;
    }

    private Expression compared() {
        Expression first = sum();
        List<String> operators = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        for (Optional<String> next = comparison(); next.isPresent(); next = comparison()) {
            operators.add(next.get());
            others.add(sum());
        }
        return others.isEmpty() ? first : new Expression.Compared(first, operators, others);
    }

    private Optional<String> comparison() {
        if (words.skipName("in")) {
            return Optional.of("in");
        }
        if (words.atName("not") && words.after().isName("in")) {
            words.take();
            words.take();
            return Optional.of("not in");
        }
        return words.anyOperator(COMPARISONS);
    }

    private Expression sum() {
        Expression first = joined();
        List<Step> steps = new ArrayList<>();
        for (Optional<String> next = plusOrMinus(); next.isPresent(); next = plusOrMinus()) {
            steps.add(new Step.Operation(next.get(), joined()));
        }
        return Expression.Chain.of(first, steps);
    }

    private Optional<String> plusOrMinus() {
        return words.anyOperator(List.of("+", "-"));
    }

    private Expression joined() {
        List<Expression> parts = new ArrayList<>(List.of(product()));
        while (words.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Joined(parts);
    }

    private Expression product() {
        Expression first = power();
        List<Step> steps = new ArrayList<>();
        for (Optional<String> next = times(); next.isPresent(); next = times()) {
            steps.add(new Step.Operation(next.get(), power()));
        }
        return Expression.Chain.of(first, steps);
    }

    private Optional<String> times() {
        return words.anyOperator(List.of("*", "/", "//", "%"));
    }

    private Expression power() {
        Expression first = signed(true);
        List<Step> steps = new ArrayList<>();
        while (words.skipOperator("**")) {
            steps.add(new Step.Operation("**", signed(true)));
        }
        return Expression.Chain.of(first, steps);
    }

    private Expression signed(boolean withFilters) {
        Optional<String> sign = plusOrMinus();
        if (sign.isEmpty()) {
            return postfix.chain(withFilters);
        }
        words.deeper();
        Expression part = signed(false);
        words.back();
        return postfix.continued(new Expression.Signed(sign.get().equals("-"), part), withFilters);
    }
}
