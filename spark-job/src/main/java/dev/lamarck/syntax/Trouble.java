package dev.lamarck.syntax;

/**
 * Where a text stops being its language.
 *
 * @param line from 1
 * @param column from 1, in characters as Java counts them
 * @param what what is there, or what is missing there
 */
public record Trouble(int line, int column, String what) {

    @Override
    public String toString() {
        return "line %d, column %d: %s".formatted(line, column, what);
    }
}
