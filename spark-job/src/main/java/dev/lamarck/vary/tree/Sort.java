package dev.lamarck.vary.tree;

/** What a value is, as far as what is done with it tells. */
enum Sort {
    NUMBER,
    /** A whole number, which counts or picks something. */
    WHOLE,
    TRUTH,
    /** Has parts: a list, a text, an object. */
    THING,
    /** A thing whose parts have numbers. */
    LIST,
    /** A thing whose parts have names. */
    OBJECT,
    /** Is called. */
    CODE,
    UNKNOWN;

    /** Whether a value of this sort may stand where another one is wanted. */
    boolean suits(Sort wanted) {
        return this == wanted
                || this == UNKNOWN
                || wanted == UNKNOWN
                || this == WHOLE && wanted == NUMBER
                || isThing() && wanted == THING
                || this == THING && wanted.isThing();
    }

    private boolean isThing() {
        return this == THING || this == LIST || this == OBJECT;
    }

    boolean isNumber() {
        return this == NUMBER || this == WHOLE;
    }
}
