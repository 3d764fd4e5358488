package dev.lamarck.engine.cli;

import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder that is there as a whole, or not at all. */
record NewFolder(Path path) {
    /** Something that writes files into a folder. */
    @FunctionalInterface
    interface Filling {
        void into(String folder) throws IOException;
    }

    /** A folder that can be made: nothing is there, and what it lies in can be written. */
    static NewFolder at(Path path) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        if (Files.exists(whole)) {
            throw new EngineException(
                    "There is something at %s already. Choose another folder, or remove it.".formatted(path));
        }
        Path parent = Objects.requireNonNull(whole.getParent());
        Files.createDirectories(parent);
        if (!Files.isWritable(parent)) {
            throw new EngineException("Cannot write into %s. Choose another folder.".formatted(parent));
        }
        return new NewFolder(whole);
    }

    /** Files are written elsewhere and moved when they are all there. */
    void fill(Filling filling) throws IOException {
        Path half = path.resolveSibling(".%s.%d.half"
                .formatted(path.getFileName(), ProcessHandle.current().pid()));
        Files.createDirectory(half);
        try {
            filling.into(half.toString());
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(half);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> there = Files.list(folder)) {
            files = there.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
