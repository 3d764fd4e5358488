package dev.lamarck.engine.text.jinja;

import dev.lamarck.engine.text.jinja.Statement.Block;
import dev.lamarck.engine.text.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a template into statements. */
final class Parser {

    private final Words words;
    private final ExpressionParser expressions;
    private int loops;

    private Parser(Words words) {
        this.words = words;
        this.expressions = new ExpressionParser(words);
    }

    static Block template(String source) {
        Parser parser = new Parser(new Words(Lexer.tokens(source)));
        Block block = parser.block(List.of());
        parser.words.expect(Kind.END);
        return block;
    }

    /** Statements up to a tag with one of those names, which is the next word then, or up to the end of the template. */
    private Block block(List<String> ends) {
        words.deeper();
        List<Statement> statements = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        while (!words.at(Kind.END)
                && !(words.at(Kind.BLOCK_BEGIN) && ends.contains(words.after().text()))) {
            lines.add(words.peek().line());
            statements.add(statement());
        }
        words.back();
        if (!ends.isEmpty()) {
            words.expect(Kind.BLOCK_BEGIN);
        }
        return new Block(List.copyOf(statements), List.copyOf(lines));
    }

    private Statement statement() {
        if (words.at(Kind.DATA)) {
            return new Statement.Data(words.take().text());
        }
        if (words.at(Kind.BLOCK_BEGIN)) {
            words.take();
            return tag(words.expect(Kind.NAME));
        }
        words.expect(Kind.VARIABLE_BEGIN);
        Expression expression = expressions.several(true);
        words.expect(Kind.VARIABLE_END);
        return new Statement.Print(expression);
    }

    private Statement tag(Token name) {
        return switch (name.text()) {
            case "if" -> conditional();
            case "for" -> loop();
            case "set" -> set();
            case "macro" -> macro();
            case "call" -> callBlock();
            case "filter" -> filterBlock();
            case "with" -> with();
            case "generation" -> new Statement.Inner(body("endgeneration"));
            case "break" -> leave(name, Statement.Flow.BREAK);
            case "continue" -> leave(name, Statement.Flow.CONTINUE);
            default -> throw TemplateErrors.unknownTag(name);
        };
    }

    /** The rest of a tag, and the statements up to the tag that ends it. */
    private Block body(String end) {
        words.expect(Kind.BLOCK_END);
        Block body = block(List.of(end));
        words.expectName(end);
        words.expect(Kind.BLOCK_END);
        return body;
    }

    private Statement conditional() {
        List<Expression> conditions = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        do {
            conditions.add(expressions.several(false));
            words.expect(Kind.BLOCK_END);
            blocks.add(block(List.of("elif", "else", "endif")));
        } while (words.skipName("elif"));
        Optional<Block> otherwise = otherwise("endif");
        return new Statement.If(conditions, blocks, otherwise);
    }

    private Optional<Block> otherwise(String end) {
        boolean there = words.skipName("else");
        if (there) {
            return Optional.of(body(end));
        }
        words.expectName(end);
        words.expect(Kind.BLOCK_END);
        return Optional.empty();
    }

    private Statement loop() {
        Target target = target(false);
        words.expectName("in");
        Expression items = expressions.several(false);
        Optional<Expression> filter = words.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        words.expect(Kind.BLOCK_END);
        loops++;
        Block body = block(List.of("else", "endfor"));
        loops--;
        return new Statement.For(target, items, filter, body, otherwise("endfor"));
    }

    private Statement leave(Token name, Statement.Flow flow) {
        if (loops == 0) {
            throw TemplateErrors.unexpected(name, "a tag that may stand outside a loop");
        }
        words.expect(Kind.BLOCK_END);
        return new Statement.Leave(flow);
    }

    private Statement set() {
        Target target = target(true);
        if (words.skipOperator("=")) {
            Expression expression = expressions.several(true);
            words.expect(Kind.BLOCK_END);
            return new Statement.Set(target, expression);
        }
        List<Step> filters = words.skipOperator("|") ? expressions.postfix().leadingFilters() : List.of();
        return new Statement.SetBlock(target, filters, outside(() -> body("endset")));
    }

    private Target target(boolean attributes) {
        Target first = oneTarget(attributes);
        if (!words.atOperator(",")) {
            return first;
        }
        List<Target> targets = new ArrayList<>(List.of(first));
        while (words.skipOperator(",") && !words.atName("in") && !words.atOperator("=")) {
            targets.add(oneTarget(attributes));
        }
        return new Target.Several(targets);
    }

    private Target oneTarget(boolean attributes) {
        if (words.skipOperator("(")) {
            words.deeper();
            Target inside = target(attributes);
            words.back();
            words.expectOperator(")");
            return inside;
        }
        if (!words.at(Kind.NAME)) {
            throw TemplateErrors.notAssignable(words.peek().line());
        }
        String name = words.take().text();
        return attributes && words.skipOperator(".")
                ? new Target.Attribute(name, words.expect(Kind.NAME).text())
                : new Target.Name(name);
    }

    private Statement macro() {
        String name = words.expect(Kind.NAME).text();
        return new Statement.Define(name, macro(signature(), "endmacro"));
    }

    private Macro.Signature signature() {
        List<String> parameters = new ArrayList<>();
        List<Optional<Expression>> defaults = new ArrayList<>();
        if (words.skipOperator("(")) {
            while (!words.skipOperator(")")) {
                parameters.add(words.expect(Kind.NAME).text());
                defaults.add(words.skipOperator("=") ? Optional.of(expressions.expression()) : Optional.empty());
                if (!words.atOperator(")")) {
                    words.expectOperator(",");
                }
            }
        }
        return new Macro.Signature(parameters, defaults);
    }

    private Macro macro(Macro.Signature signature, String end) {
        int levels = words.depth() + 1;
        return new Macro(signature, outside(() -> body(end)), levels);
    }

    private Statement callBlock() {
        Macro.Signature signature = signature();
        Token place = words.peek();
        Expression callee = expressions.expression();
        if (!(callee instanceof Expression.Chain chain)
                || !(chain.steps().get(chain.steps().size() - 1) instanceof Step.Call call)) {
            throw TemplateErrors.unexpected(place, "a call");
        }
        Expression function = Expression.Chain.of(
                chain.first(), chain.steps().subList(0, chain.steps().size() - 1));
        return new Statement.CallBlock(function, call, macro(signature, "endcall"));
    }

    private Statement filterBlock() {
        List<Step> filters = expressions.postfix().leadingFilters();
        return new Statement.FilterBlock(filters, outside(() -> body("endfilter")));
    }

    private Statement with() {
        List<Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!words.at(Kind.BLOCK_END)) {
            targets.add(oneTarget(false));
            words.expectOperator("=");
            values.add(expressions.expression());
            if (!words.at(Kind.BLOCK_END)) {
                words.expectOperator(",");
            }
        }
        return new Statement.With(targets, values, body("endwith"));
    }

    /** A body from which no loop around it can be left. */
    private Block outside(Supplier<Block> body) {
        int around = loops;
        loops = 0;
        Block block = body.get();
        loops = around;
        return block;
    }
}
