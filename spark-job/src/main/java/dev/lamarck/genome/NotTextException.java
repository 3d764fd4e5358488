package dev.lamarck.genome;

import java.io.IOException;

/** What should be text in UTF-8 is not. */
public final class NotTextException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;

    NotTextException(int line, IOException cause) {
        super("It is not text in UTF-8: see line " + line + ".", cause);
        this.line = line;
    }

    /** The first line, from 1, that is not. */
    public int line() {
        return line;
    }
}
