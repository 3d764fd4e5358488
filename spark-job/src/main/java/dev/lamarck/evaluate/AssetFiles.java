package dev.lamarck.evaluate;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Hash128;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The files behind a list of assets, by the place that they get wherever they are taken: {@code 0/evaluator.py} is of the
 * first asset.
 *
 * @param digest of their content
 */
public record AssetFiles(SortedMap<String, Path> files, Hash128 digest) {

    private static final long MOST_BYTES = 256L << 20;

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
            Asset asset = assets.get(i);
            for (AssetDigest.Part part : AssetDigest.files(asset, place.apply(asset.path()))) {
                files.put(i + "/" + part.name(), part.path());
            }
        }
        long bytes = files.values().stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
        if (bytes > MOST_BYTES) {
            throw tooMuch(files, bytes);
        }
        return new AssetFiles(files, AssetDigest.of(assets, place));
    }

    private static ConfException tooMuch(SortedMap<String, Path> files, long bytes) {
        Path largest = files.values().stream()
                .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                .orElseThrow();
        return new ConfException(
                "The files that the evaluator reads have %d MiB, more than the %d MiB that a run takes along; the largest is %s. Say in the evaluator's settings which files it needs."
                        .formatted(bytes >> 20, MOST_BYTES >> 20, largest));
    }
}
