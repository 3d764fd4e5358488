package dev.lamarck.genome;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Source code in one or several files.
 *
 * @param language such as {@code python}, in lower case
 * @param files the one that evaluators start first, the others by their paths
 */
public record Program(String language, List<SourceFile> files) implements Genome {

    public static final String KIND = "program";

    public Program {
        files = ordered(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A program needs at least one file");
        }
        Set<String> paths = new HashSet<>();
        files.stream()
                .map(SourceFile::path)
                .filter(path -> !paths.add(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalArgumentException("A program has two files called '%s'".formatted(path));
                });
    }

    private static List<SourceFile> ordered(List<SourceFile> files) {
        return Stream.concat(
                        files.stream().limit(1), files.stream().skip(1).sorted(Comparator.comparing(SourceFile::path)))
                .toList();
    }

    public static Program of(String language, String path, String text) {
        return new Program(language, List.of(new SourceFile(path, text)));
    }

    /** The file that evaluators start. */
    public SourceFile main() {
        return files.get(0);
    }

    /** The text of the main file. */
    public String text() {
        return main().text();
    }

    /** This program with another text in the file at a place of the list. */
    public Program with(int file, String text) {
        return new Program(
                language,
                Stream.iterate(0, i -> i < files.size(), i -> i + 1)
                        .map(i -> i == file ? new SourceFile(files.get(i).path(), text) : files.get(i))
                        .toList());
    }

    public int lines() {
        return files.stream().mapToInt(SourceFile::lines).sum();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Hash128 hash() {
        List<byte[]> parts = Stream.concat(
                        Stream.of(KIND, language), files.stream().flatMap(file -> Stream.of(file.path(), file.text())))
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer content = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> content.putInt(part.length).put(part));
        return Hash128.digest(content.flip());
    }

    @Override
    public long bytes() {
        return 64
                + files.stream()
                        .mapToLong(file ->
                                64 + 2L * (file.path().length() + file.text().length()))
                        .sum();
    }

    /** Names the program: its text may be long. */
    @Override
    public String toString() {
        return "Program[%s, %s, %d lines]".formatted(language, main().path(), lines());
    }
}
