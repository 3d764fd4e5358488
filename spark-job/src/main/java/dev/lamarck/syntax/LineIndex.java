package dev.lamarck.syntax;

import java.util.Arrays;

/** Where the lines of a text begin. Lines end with {@code \n}, {@code \r\n} or {@code \r}; a last line needs no end. */
public final class LineIndex {

    private final int[] starts;
    private final int length;

    private LineIndex(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    public static LineIndex of(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return new LineIndex(Arrays.copyOf(starts, count), text.length());
    }

    /** How many lines there are; what follows the last line end counts if it is not empty. */
    public int count() {
        int last = starts.length - 1;
        return starts[last] == length ? last : last + 1;
    }

    /** The line of a position, from 1. */
    public int line(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where a line begins. */
    public int start(int line) {
        return starts[line - 1];
    }

    /** Where the next line begins, or the text ends. */
    public int end(int line) {
        return line < starts.length ? starts[line] : length;
    }
}
