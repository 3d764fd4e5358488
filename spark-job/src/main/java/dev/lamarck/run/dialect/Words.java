package dev.lamarck.run.dialect;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.dialect.OpenEvolve;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration of OpenEvolve: what stands at a path of it, and where. */
record Words(Block raw) {

    private static final int MOST = 1_000_000_000;

    boolean says(String path) {
        return raw.value(path).isPresent();
    }

    /** A whole number, not less than the least; OpenEvolve's default where there is none. */
    int count(String path, int least, int silence) {
        double number = number(path, silence);
        if (number < least || number > MOST || number != Math.rint(number)) {
            throw wrong(path, "a whole number from %d on".formatted(least));
        }
        return (int) number;
    }

    /** A number from 0 to 1; OpenEvolve's default where there is none. */
    double share(String path, double silence) {
        double number = number(path, silence);
        if (!(number >= 0 && number <= 1)) {
            throw wrong(path, "a number from 0 to 1");
        }
        return number;
    }

    double number(String path, double silence) {
        Optional<Object> value = raw.value(path);
        if (value.isEmpty()) {
            return silence;
        }
        if (value.get() instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(path, "a number");
    }

    Optional<String> text(String path) {
        return raw.text(path).map(String::strip).filter(text -> !text.isEmpty());
    }

    List<?> list(String path) {
        if (raw.value(path).orElse(List.of()) instanceof List<?> list) {
            return list;
        }
        throw wrong(path, "a list");
    }

    /** The keys of a block in one spelling. */
    Set<String> keys(String path) {
        Block block = path.isEmpty() ? raw : raw.at(path);
        return block.keys().stream().map(Words::plain).map(Words::step).collect(Collectors.toSet());
    }

    /** Where it was written, which is nowhere if the default counts. */
    String origin(String path) {
        return raw.origin(path).orElse(OpenEvolve.SILENCE);
    }

    ConfException wrong(String path, String expected) {
        return new ConfException("%s: '%s' is '%s', but has to be %s."
                .formatted(origin(path), path, raw.value(path).orElse(""), expected));
    }

    /** As OpenEvolve spells its keys. */
    static String plain(String key) {
        return key.replace('-', '_');
    }

    /** The path of a key, whatever it is made of. */
    static String step(String key) {
        return key.matches("[\\w-]+") ? key : '"' + key.replace('"', '?') + (key.isEmpty() ? "?" : "") + '"';
    }
}
