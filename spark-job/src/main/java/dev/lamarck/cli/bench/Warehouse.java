package dev.lamarck.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the runs of a benchmark, gone when it is closed. */
record Warehouse(Path folder) implements AutoCloseable {

    static Warehouse in(Path parent, String name) throws IOException {
        return new Warehouse(Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), name + "-"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
