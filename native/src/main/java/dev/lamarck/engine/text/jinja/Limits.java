package dev.lamarck.engine.text.jinja;

/**
 * What a rendering may use up.
 *
 * @param steps evaluations, and characters and elements that are made on the way, of which an element counts 16 times
 * @param characters characters of what is rendered
 * @param depth nested levels of expressions and blocks, through macros that call each other
 */
public record Limits(long steps, long characters, int depth) {

    /** Enough for a conversation that fills the longest context, and spent within seconds. */
    public static final Limits USUAL = new Limits(40_000_000, 16 << 20, 400);
}
