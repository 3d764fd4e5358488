package dev.lamarck.conf;

import java.io.Serializable;

/** Where a value was written: a source such as a file or a variable, and its line, or 0 where lines mean nothing. */
record Origin(String source, int line) implements Serializable {
    static final Origin NOWHERE = new Origin("the settings", 0);

    static Origin of(String source) {
        return new Origin(source, 0);
    }

    boolean isFile() {
        return line > 0;
    }

    @Override
    public String toString() {
        return isFile() ? source + ":" + line : source;
    }
}
