package dev.lamarck.engine.text.jinja;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * A template that was read, and can be rendered by many threads at once.
 *
 * <p>The interpreter walks the tree of the template. It has the tags, filters, tests, methods and operators that chat
 * templates use, with Python's meaning down to how a float is printed, since a single other character gives a model
 * another prompt than it was trained with. That is why it is one of our own: jinjava 2.8.3 follows Jinja's manual on
 * Java's values, and renders 162 of the 646 conversations of the tests as transformers does, and 215 of 479 snippets.
 *
 * <p>Templates are downloaded, so they are not trusted. All they can reach are {@link Value}s, a closed set of plain
 * data; each step, and each character or element that is made, is paid for out of {@link Limits}. Includes, imports,
 * inheritance, recursive loops and formatting with percent signs are refused.
 */
public final class Template {

    private final Statement.Block statements;

    private Template(Statement.Block statements) {
        this.statements = statements;
    }

    /** Reads a template; what is wrong with it is said with its line. */
    public static Template of(String source) {
        return new Template(Parser.template(source));
    }

    /**
     * The text that the template gives for some variables.
     *
     * @param now the time that the template is told
     */
    public String render(Map<String, Value> variables, ZonedDateTime now, Limits limits) {
        Map<String, Value> names = new HashMap<>(Globals.all());
        names.putAll(variables);
        return statements.text(Scope.outermost(names, new Rendering(limits, now)));
    }
}
