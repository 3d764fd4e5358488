package dev.lamarck.vary.edit;

/**
 * One change of a program: a stretch of a file gives way to another text.
 *
 * @param file its place among the program's files
 * @param start where the stretch begins in the file's text before any change
 * @param end where it ends; equal to the start for an insertion
 * @param text what comes there; empty for a removal
 */
public record Edit(int file, int start, int end, String text) implements Comparable<Edit> {

    public Edit {
        if (file < 0 || start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "No stretch of a program: file %d, characters %d to %d".formatted(file, start, end));
        }
    }

    /** Whether both touch a character, or insert at one place, so that they cannot both be done. */
    public boolean collidesWith(Edit other) {
        if (file != other.file) {
            return false;
        }
        boolean samePlace = start == other.start && (start == end || other.start == other.end);
        return samePlace || start < other.end && other.start < end;
    }

    /** In the order of the text. */
    @Override
    public int compareTo(Edit other) {
        int order = Integer.compare(file, other.file);
        order = order != 0 ? order : Integer.compare(start, other.start);
        order = order != 0 ? order : Integer.compare(end, other.end);
        return order != 0 ? order : text.compareTo(other.text);
    }
}
