package dev.lamarck.evaluate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders and all that is in them; no link is followed. */
public final class Trees {

    private static final int LONGEST_PATH = 4000; // of 4096 bytes, about

    private Trees() {}

    /** The regular files in a folder, in the order of their names, or the file itself; compiled Python is left out. */
    public static List<Path> files(Path root) throws IOException {
        Listing listing = new Listing();
        Files.walkFileTree(root, listing);
        return listing.sorted();
    }

    /** The same of a folder that a program was in: what it made unreadable is left out. */
    public static List<Path> visible(Path root) throws IOException {
        Listing listing = new Listing() {
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                boolean hidden = failure instanceof AccessDeniedException
                        || file.toString().length() > LONGEST_PATH;
                return hidden && !file.equals(root) ? FileVisitResult.CONTINUE : super.visitFileFailed(file, failure);
            }
        };
        Files.walkFileTree(root, listing);
        return listing.sorted();
    }

    private static class Listing extends SimpleFileVisitor<Path> {

        private final List<Path> files = new ArrayList<>();

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith("__pycache__") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        List<Path> sorted() {
            files.sort(null);
            return files;
        }
    }

    /** Takes away a file or a folder, even one that its program made unreadable. */
    public static void remove(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            walkAndDelete(root);
        } catch (IOException e) {
            removeByCommand(root, e);
        }
    }

    /** What Java cannot name, because it lies too deep, the system can take away. */
    private static void removeByCommand(Path root, IOException cause) throws IOException {
        try {
            run("chmod", "-R", "u+rwX", "--", root.toString());
            run("rm", "-rf", "--", root.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            throw cause;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void walkAndDelete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (Files.isReadable(file)) {
                    throw failure;
                }
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
                walkAndDelete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
