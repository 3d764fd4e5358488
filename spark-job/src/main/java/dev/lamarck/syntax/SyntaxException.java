package dev.lamarck.syntax;

/** A text that cannot be made into a tree, or a machine that cannot make trees. Text with mistakes in it has a tree. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
        super(message);
    }

    SyntaxException(String message, Throwable cause) {
        super(message, cause);
    }
}
