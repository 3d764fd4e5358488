package dev.lamarck.syntax;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The trees of texts that were parsed lately, for all of the process: a program is asked for by the operator that changes it,
 * by the check of its children, and by whoever measures it. A tree depends on its text alone, so that this makes nothing
 * different but faster. Bounded by the characters of the texts, of which a tree takes some twenty bytes each.
 */
final class Recent {

    private static final int CHARACTERS = 2 << 20;
    private static final int LONGEST = 1 << 18;

    private static final Recent SHARED = new Recent();

    private final Map<Text, Tree> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    private record Text(Language language, String text) {}

    private Recent() {}

    /** The tree of a text, which is parsed if it was not lately. */
    static Tree tree(Language language, String text, Supplier<Tree> parse) {
        Text key = new Text(language, text);
        return SHARED.find(key).orElseGet(() -> SHARED.keep(key, parse.get()));
    }

    private synchronized Optional<Tree> find(Text key) {
        return Optional.ofNullable(kept.get(key));
    }

    private synchronized Tree keep(Text key, Tree tree) {
        int length = key.text().length();
        if (length <= LONGEST && kept.putIfAbsent(key, tree) == null) {
            characters += length;
            Iterator<Text> oldest = kept.keySet().iterator();
            while (characters > CHARACTERS) {
                characters -= oldest.next().text().length();
                oldest.remove();
            }
        }
        return tree;
    }
}
