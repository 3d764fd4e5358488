package dev.lamarck.engine.text.jinja;

/** The values that there is one of each. They are not in {@link Value}, whose kinds would wait for it and it for them. */
final class Plain {

    /** No value: Python's None. */
    static final Value NOTHING = new Value.Nothing();

    static final Value TRUE = new Value.Truth(true);
    static final Value FALSE = new Value.Truth(false);

    private Plain() {}
}
