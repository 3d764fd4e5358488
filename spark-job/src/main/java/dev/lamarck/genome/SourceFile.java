package dev.lamarck.genome;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

    /** The text that a file holds. */
    public static String decoded(byte[] content) throws NotTextException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            int ends = (int) IntStream.range(0, bytes.position())
                    .filter(i -> content[i] == '\n')
                    .count();
            throw new NotTextException(1 + ends, e);
        }
    }

    /** The language that its name tells of, {@code text} if it tells of none that is known. */
    public String language() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "py" -> "python";
            case "java" -> "java";
            case "js", "mjs", "cjs" -> "javascript";
            case "c", "h" -> "c";
            case "cc", "cpp", "cxx", "hpp" -> "cpp";
            case "rs" -> "rust";
            case "go" -> "go";
            default -> "text";
        };
    }

    /** Lines of text; a last line without an end counts. */
    public int lines() {
        return (int) text.lines().count();
    }
}
