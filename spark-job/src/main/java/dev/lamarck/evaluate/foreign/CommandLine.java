package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Premises;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command as settings give it: an executable, arguments with placeholders, and the files that it reads. A relative
 * path as the executable is such a file too.
 */
public record CommandLine(List<String> words, List<String> files) {

    public CommandLine {
        words = List.copyOf(words);
        files = List.copyOf(files);
    }

    public List<Asset> assets() {
        List<Asset> assets = new ArrayList<>(files.stream().map(Asset::file).toList());
        if (isOwnScript() && !files.contains(words.get(0))) {
            assets.add(Asset.file(words.get(0)));
        }
        return assets;
    }

    private boolean isOwnScript() {
        String first = words.get(0);
        return first.contains("/") && !first.startsWith("/") && !first.contains("{");
    }

    /** The command on a machine, ready but for its placeholders. */
    public Located locate(Premises premises) {
        Executable executable = Executable.of(
                isOwnScript() || files.contains(words.get(0))
                        ? premises.file(words.get(0)).toString()
                        : words.get(0),
                premises.environment());
        List<String> located = new ArrayList<>(List.of(executable.path().toString()));
        List<Path> readable = new ArrayList<>(executable.readable());
        for (String word : words.subList(1, words.size())) {
            located.add(files.contains(word) ? premises.file(word).toString() : word);
        }
        for (String file : files) {
            Path place = premises.file(file);
            if (!Files.exists(place)) {
                throw ForeignErrors.noAsset("the command's file", file, place);
            }
            readable.add(place);
        }
        return new Located(located, readable);
    }

    /** A command whose executable and files have been found. */
    public record Located(List<String> words, List<Path> readable) {

        public Located {
            words = List.copyOf(words);
            readable = List.copyOf(readable);
        }

        /** The words with every placeholder, such as {@code {seed}}, replaced by its value. */
        public List<String> filled(Map<String, String> values) {
            return words.stream().map(word -> fill(word, values)).toList();
        }

        private static String fill(String word, Map<String, String> values) {
            String filled = word;
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            }
            return filled;
        }
    }
}
