package dev.lamarck.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for passing work, gone with everything in it when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {

    public static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("lamarck-").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder to work in: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Trees.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
