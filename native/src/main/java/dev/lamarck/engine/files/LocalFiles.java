package dev.lamarck.engine.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of this machine. */
public final class LocalFiles implements Files {
    @Override
    public List<String> list(String folder) throws IOException {
        Path path = Path.of(folder);
        if (!java.nio.file.Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = java.nio.file.Files.list(path)) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean exists(String file) {
        return java.nio.file.Files.exists(Path.of(file));
    }

    @Override
    public byte[] read(String file, long most) throws IOException {
        Path path = Path.of(file);
        long size = java.nio.file.Files.size(path);
        if (size > most) {
            throw new IOException("Cannot read %s: it has %,d bytes, and %,d are allowed.".formatted(file, size, most));
        }
        return java.nio.file.Files.readAllBytes(path);
    }

    @Override
    public Path local(String file) {
        return Path.of(file);
    }

    @Override
    public void write(String file, byte[] bytes) throws IOException {
        Path path = Path.of(file).toAbsolutePath();
        Path folder = Objects.requireNonNull(path.getParent());
        java.nio.file.Files.createDirectories(folder);
        Path half = java.nio.file.Files.createTempFile(folder, "." + path.getFileName(), ".half");
        try {
            java.nio.file.Files.write(half, bytes);
            java.nio.file.Files.move(half, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            java.nio.file.Files.deleteIfExists(half);
        }
    }
}
