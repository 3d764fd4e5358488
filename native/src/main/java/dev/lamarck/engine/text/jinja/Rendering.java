package dev.lamarck.engine.text.jinja;

import java.time.ZonedDateTime;

/** One rendering of a template: its clock, and what it may still spend. */
final class Rendering {

    /** An element of a list takes up about as much memory as that many characters. */
    private static final int ELEMENT = 16;

    private final Limits limits;
    private final ZonedDateTime now;
    private long left;
    private int depth;

    Rendering(Limits limits, ZonedDateTime now) {
        this.limits = limits;
        this.now = now;
        this.left = limits.steps();
    }

    ZonedDateTime now() {
        return now;
    }

    /** Steps of work, or elements and characters that are made. */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw TemplateErrors.tooMuch(limits.steps());
        }
    }

    /** Pays for elements before they are made. */
    void spendElements(long elements) {
        spend(elements > Long.MAX_VALUE / ELEMENT ? Long.MAX_VALUE : elements * ELEMENT);
    }

    /** Pays for a new value. */
    <V extends Value> V made(V value) {
        spendElements(value.weight());
        return value;
    }

    /** Pays for a new text. */
    Value made(String text) {
        spend(1 + text.length());
        return new Value.Text(text);
    }

    void write(StringBuilder out, String text) {
        if (out.length() + (long) text.length() > limits.characters()) {
            throw TemplateErrors.tooLong(limits.characters());
        }
        spend(1 + text.length());
        out.append(text);
    }

    /** Before a call from that deep inside an expression; {@link #leave} comes after it. */
    void enter(int levels) {
        depth += levels;
        if (depth > limits.depth()) {
            throw TemplateErrors.recursion();
        }
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** A text that is printed into one value. */
    String text(Value value) {
        return value instanceof Value.Text text ? text.text() : new Printer(this).text(value);
    }
}
