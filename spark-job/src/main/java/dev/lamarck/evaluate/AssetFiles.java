package dev.lamarck.evaluate;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Hash128;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files behind a list of assets, by the place that they get wherever they are taken: {@code 0/evaluator.py} is of the
 * first asset. Hidden files and what interpreters leave behind do not count.
 */
public record AssetFiles(SortedMap<String, Path> files) {

    private static final long MOST_BYTES = 256L << 20;
    private static final List<String> LEFTOVERS = List.of("__pycache__", "node_modules", "openevolve_output");

    public AssetFiles {
        files = new TreeMap<>(files);
    }

    /**
     * Looks the files up.
     *
     * @param place where an asset's path is on this machine
     */
    public static AssetFiles of(List<Asset> assets, Function<String, Path> place) {
        SortedMap<String, Path> files = new TreeMap<>();
        for (int i = 0; i < assets.size(); i++) {
            add(files, i + "/", assets.get(i), place.apply(assets.get(i).path()));
        }
        long bytes = files.values().stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
        if (bytes > MOST_BYTES) {
            throw tooMuch(files, bytes);
        }
        return new AssetFiles(files);
    }

    private static void add(SortedMap<String, Path> files, String prefix, Asset asset, Path place) {
        if (Files.isRegularFile(place)) {
            files.put(prefix + place.getFileName(), place);
            return;
        }
        List<PathMatcher> patterns = asset.patterns().stream()
                .map(pattern -> place.getFileSystem().getPathMatcher("glob:" + pattern))
                .toList();
        try (Stream<Path> below = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
            below.filter(Files::isRegularFile).map(place::relativize).forEach(path -> {
                if (counts(path)
                        && (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(path)))) {
                    files.put(prefix + path.toString().replace('\\', '/'), place.resolve(path));
                }
            });
        } catch (IOException e) {
            throw new ConfException(
                    "The evaluator reads '%s', which cannot be read here: %s. Name it from %s."
                            .formatted(asset.path(), e, Path.of("").toAbsolutePath()),
                    e);
        }
    }

    private static boolean counts(Path path) {
        for (Path name : path) {
            if (name.toString().startsWith(".") || LEFTOVERS.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }

    private static ConfException tooMuch(SortedMap<String, Path> files, long bytes) {
        Path largest = files.values().stream()
                .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                .orElseThrow();
        return new ConfException(
                "The files that the evaluator reads have %d MiB, more than the %d MiB that a run takes along; the largest is %s. Say in the evaluator's settings which files it needs."
                        .formatted(bytes >> 20, MOST_BYTES >> 20, largest));
    }

    /** A hash of every file's place and content. */
    public Hash128 digest() {
        ByteBuffer parts = ByteBuffer.allocate(files.size() * 32);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            put(parts, Hash128.digest(file.getKey().getBytes(StandardCharsets.UTF_8)));
            try {
                put(parts, Hash128.digest(Files.readAllBytes(file.getValue())));
            } catch (IOException e) {
                throw new ConfException(
                        "Cannot read '%s', which the evaluator needs: %s".formatted(file.getValue(), e), e);
            }
        }
        return Hash128.digest(parts.flip());
    }

    private static void put(ByteBuffer parts, Hash128 hash) {
        parts.putLong(hash.high()).putLong(hash.low());
    }
}
