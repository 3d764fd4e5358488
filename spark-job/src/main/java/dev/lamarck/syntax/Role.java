package dev.lamarck.syntax;

import java.util.Locale;

/** What a kind of node is in any language. A kind may have several roles or none. */
public enum Role {
    COMMENT,
    /** Neither code nor comment, such as the backslash that continues a line. */
    LAYOUT,
    /** A function with a name: its definition with the body. */
    FUNCTION,
    /** A function as a value. */
    LAMBDA,
    /** The definition of a class or of another named scope for functions. */
    TYPE,
    CALL,
    RETURN,
    /** Gives a variable a value. */
    ASSIGNMENT,
    LOOP,
    /** A condition with a block, such as {@code if}. */
    BRANCH,
    /** Counts for cyclomatic complexity, but for the exceptions in {@link Complexity}. */
    DECISION,
    /** An expression whose {@link #LOGIC_TOKEN} is a short-circuit operator. */
    LOGIC,
    LOGIC_TOKEN,
    /** A statement whose inner statements stand one level deeper. */
    NESTING,
    /** A sequence of statements. */
    BLOCK,
    STATEMENT,
    IDENTIFIER,
    NUMBER,
    /** A literal whose white space counts; taken as one token. */
    STRING,
    /** A literal that is a word, such as {@code true}. */
    CONSTANT,
    /** A line for the preprocessor; taken as one token. */
    DIRECTIVE;

    int mask() {
        return 1 << ordinal();
    }

    static Role of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
