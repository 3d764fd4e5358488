package dev.lamarck.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Where a person answers questions. */
@FunctionalInterface
interface Keyboard {

    /** What the person types next; empty at the end of input. */
    String line();

    static Keyboard of(InputStream input) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        return () -> {
            try {
                return Objects.requireNonNullElse(reader.readLine(), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
