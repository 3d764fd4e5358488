package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads names, literals, and what is in brackets. */
final class PrimaryParser {

    private final Words words;
    private final ExpressionParser expressions;

    PrimaryParser(Words words, ExpressionParser expressions) {
        this.words = words;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = words.peek();
        return switch (token.kind()) {
            case NAME -> name(words.take().text());
            case STRING -> text();
            case INTEGER -> literal(whole(words.take()));
            case FLOAT ->
                literal(new Value.Real(Double.parseDouble(words.take().text().replace("_", ""))));
            default -> bracketed(token);
        };
    }

    private static Expression name(String name) {
        return switch (name) {
            case "true", "True" -> literal(Plain.TRUE);
            case "false", "False" -> literal(Plain.FALSE);
            case "none", "None" -> literal(Plain.NOTHING);
            default -> new Expression.Name(name);
        };
    }

    private static Expression literal(Value value) {
        return new Expression.Literal(value);
    }

    /** Quoted texts next to each other are one. */
    private Expression text() {
        StringBuilder text = new StringBuilder();
        while (words.at(Kind.STRING)) {
            text.append(words.take().text());
        }
        return literal(new Value.Text(text.toString()));
    }

    private static Value whole(Token token) {
        String digits = token.text().replace("_", "").toLowerCase(Locale.ROOT);
        String kind = digits.length() > 1 ? digits.substring(0, 2) : "";
        try {
            return new Value.Whole(
                    switch (kind) {
                        case "0x" -> Long.parseLong(digits.substring(2), 16);
                        case "0o" -> Long.parseLong(digits.substring(2), 8);
                        case "0b" -> Long.parseLong(digits.substring(2), 2);
                        default -> Long.parseLong(digits);
                    });
        } catch (NumberFormatException e) {
            throw TemplateErrors.badNumber(token);
        }
    }

    private Expression bracketed(Token token) {
        if (words.skipOperator("(")) {
            return parenthesised();
        }
        if (words.skipOperator("[")) {
            return list();
        }
        if (words.skipOperator("{")) {
            return dict();
        }
        throw TemplateErrors.unexpected(token, "a value");
    }

    private Expression parenthesised() {
        if (words.skipOperator(")")) {
            return new Expression.Listed(Value.Sequence.Form.TUPLE, List.of());
        }
        Expression inside = expressions.several(true);
        words.expectOperator(")");
        return inside;
    }

    private Expression list() {
        List<Expression> items = new ArrayList<>();
        while (!words.atOperator("]")) {
            items.add(expressions.expression());
            comma("]");
        }
        words.take();
        return new Expression.Listed(Value.Sequence.Form.LIST, items);
    }

    private Expression dict() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!words.atOperator("}")) {
            keys.add(expressions.expression());
            words.expectOperator(":");
            values.add(expressions.expression());
            comma("}");
        }
        words.take();
        return new Expression.Mapped(keys, values);
    }

    private void comma(String end) {
        if (!words.atOperator(end)) {
            words.expectOperator(",");
        }
    }
}
