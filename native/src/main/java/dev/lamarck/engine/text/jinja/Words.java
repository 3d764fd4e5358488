package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.List;
import java.util.Optional;

/** The tokens of a template, read from front to back. */
final class Words {

    /** Each level of the template takes a dozen calls of the parser. */
    private static final int DEEPEST = 100;

    private final List<Token> tokens;
    private int next;
    private int depth;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token after() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean atOperator(String operator) {
        return peek().isOperator(operator);
    }

    boolean atName(String name) {
        return peek().isName(name);
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    boolean skipOperator(String operator) {
        return skip(atOperator(operator));
    }

    boolean skipName(String name) {
        return skip(atName(name));
    }

    /** The operator that comes next if it is one of those. */
    Optional<String> anyOperator(List<String> operators) {
        boolean one = at(Kind.OPERATOR) && operators.contains(peek().text());
        return one ? Optional.of(take().text()) : Optional.empty();
    }

    private boolean skip(boolean there) {
        if (there) {
            take();
        }
        return there;
    }

    Token expect(Kind kind) {
        if (!at(kind)) {
            throw TemplateErrors.unexpected(peek(), kind.said());
        }
        return take();
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw TemplateErrors.unexpected(peek(), "'" + operator + "'");
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw TemplateErrors.unexpected(peek(), "'" + name + "'");
        }
    }

    int depth() {
        return depth;
    }

    void deeper() {
        if (++depth > DEEPEST) {
            throw TemplateErrors.tooDeep(peek().line());
        }
    }

    void back() {
        depth--;
    }
}
