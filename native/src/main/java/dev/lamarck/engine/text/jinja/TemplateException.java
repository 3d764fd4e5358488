package dev.lamarck.engine.text.jinja;

/** A template that cannot be read or rendered, or that refuses what it is given. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int NOWHERE = 0;

    private final int line;

    TemplateException(String message) {
        super(message);
        this.line = NOWHERE;
    }

    private TemplateException(int line, TemplateException cause) {
        super("line %d: %s".formatted(line, cause.getMessage()), cause);
        this.line = line;
    }

    /** The same, said of that line, unless a line is known already. */
    TemplateException at(int place) {
        return line == NOWHERE ? new TemplateException(place, this) : this;
    }
}
