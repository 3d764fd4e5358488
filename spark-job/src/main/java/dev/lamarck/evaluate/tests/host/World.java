package dev.lamarck.evaluate.tests.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * What tests that have no class in common still share. Tests that leave it as it was cannot change what later ones see.
 *
 * @param files the files of the working folder but for Lamarck's own, by their size and age
 */
record World(
        Map<Object, Object> properties,
        Locale locale,
        TimeZone zone,
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<Path, String> files) {

    private static final Path OWN = Path.of(".lamarck");

    static World now() throws IOException {
        TimeZone zone = TimeZone.getDefault(); // first, for it may set a property
        return new World(
                new HashMap<>(System.getProperties()),
                Locale.getDefault(),
                zone,
                System.out,
                System.err,
                System.in,
                listed());
    }

    private static Map<Path, String> listed() throws IOException {
        Map<Path, String> files = new HashMap<>();
        Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                files.put(folder, "");
                return folder.equals(OWN) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(file, attributes.size() + " " + attributes.lastModifiedTime());
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
