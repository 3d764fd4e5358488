package dev.lamarck.evaluate.python;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one evaluation: the program's files, a place for artifacts, and whatever it leaves. It is read and
 * removed when nothing runs in it any more, by code that follows no link out of it.
 */
final class WorkFolder implements AutoCloseable {

    private static final int MOST_FILES = 100;
    private static final int DEPTH = 4;

    private final Path folder;

    private WorkFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty one. */
    static WorkFolder at(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(folder.resolve("artifacts"));
        Files.createDirectory(folder.resolve("program"));
        return new WorkFolder(folder);
    }

    String path() {
        return folder.toString();
    }

    /** Writes the program's files; of a single file only the end of its name is kept. The main file's path. */
    Path layOut(Program program, String name) throws IOException {
        Path root = folder.resolve("program");
        if (program.files().size() == 1) {
            return write(root.resolve(name + suffix(program.main().path())), program.main());
        }
        for (SourceFile file : program.files()) {
            Path target = root.resolve(file.path());
            Files.createDirectories(target.getParent());
            write(target, file);
        }
        return root.resolve(program.main().path());
    }

    /** A text that is no Unicode is written with question marks: Java cannot have it otherwise. */
    private static Path write(Path target, SourceFile file) throws IOException {
        return Files.write(target, file.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String suffix(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** The files that were left as artifacts, within bounds. */
    List<Artifact> artifacts(long each, long all) {
        Path root = folder.resolve("artifacts");
        List<Artifact> artifacts = new ArrayList<>();
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return artifacts;
        }
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            long room = all;
            for (Path file :
                    files.filter(WorkFolder::isPlain).sorted().limit(MOST_FILES).toList()) {
                long size = Math.min(Files.size(file), each);
                if (size <= room) {
                    artifacts.add(artifact(root.relativize(file).toString(), file, (int) size));
                    room -= size;
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return artifacts;
        }
        return artifacts;
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Artifact artifact(String name, Path file, int size) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Artifact(name, mediaType(name), in.readNBytes(size));
        }
    }

    private static String mediaType(String name) {
        return switch (suffix(name)) {
            case ".txt", ".log", ".md", ".csv", ".py" -> "text/plain";
            case ".json" -> "application/json";
            case ".png" -> "image/png";
            case ".svg" -> "image/svg+xml";
            case ".html" -> "text/html";
            default -> "application/octet-stream";
        };
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() throws IOException {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException | StackOverflowError e) {
            removeOtherwise();
        }
    }

    /** Paths that are too long for Java, or folders that may not be listed. */
    private void removeOtherwise() throws IOException {
        try {
            new ProcessBuilder("chmod", "-R", "u+rwX", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            new ProcessBuilder("rm", "-rf", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
