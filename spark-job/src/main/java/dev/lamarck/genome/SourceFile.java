package dev.lamarck.genome;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * One file of a program.
 *
 * @param path where it lies in the program's folder, with {@code /} between names
 */
public record SourceFile(String path, String text) implements Serializable {

    private static final Pattern INSIDE =
            Pattern.compile("(?!/)(?!.*//)(?!(.*/)?\\.\\.?(/|$))[^\\u0000-\\u001f\\\\]+(?<!/)");

    public SourceFile {
        if (!INSIDE.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no path inside a program's folder; give a relative one without '..'".formatted(path));
        }
    }

    /** Lines of text; a last line without an end counts. */
    public int lines() {
        return (int) text.lines().count();
    }
}
