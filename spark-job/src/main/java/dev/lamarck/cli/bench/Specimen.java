package dev.lamarck.cli.bench;

import dev.lamarck.genome.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The programs that searches are measured on, each with its evaluator; {@code programs/README.md} says what they are. */
public enum Specimen {
    bins,
    bessel,
    dispatch,
    signal,
    picture;

    private static final String INITIAL = "initial_program.py";
    private static final String EVALUATOR = "evaluator.py";

    Program initial() {
        return Program.of("python", INITIAL, new String(resource(INITIAL), StandardCharsets.UTF_8));
    }

    /** Lays its evaluator down in a folder of its own. */
    Path evaluator(Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name()));
        return Files.write(own.resolve(EVALUATOR), resource(EVALUATOR));
    }

    private byte[] resource(String file) {
        String path = "programs/" + name() + "/" + file;
        try (InputStream stream = Objects.requireNonNull(Specimen.class.getResourceAsStream(path), path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
