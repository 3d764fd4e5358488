package dev.lamarck.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A small program in each language. */
final class Samples {

    private Samples() {}

    static String of(Language language) {
        String suffix = language == Language.PYTHON ? "py" : language.label();
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("sample." + suffix))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
