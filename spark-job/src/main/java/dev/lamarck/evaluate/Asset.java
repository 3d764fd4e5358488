package dev.lamarck.evaluate;

import java.util.List;

/**
 * A file, or what counts of a folder, that an evaluator reads.
 *
 * @param path as the settings name it
 * @param patterns which files of a folder count, such as {@code **.py}; all of them if there is none
 */
public record Asset(String path, List<String> patterns) {

    public Asset {
        patterns = List.copyOf(patterns);
    }

    public static Asset file(String path) {
        return new Asset(path, List.of());
    }
}
