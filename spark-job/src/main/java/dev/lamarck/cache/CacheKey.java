package dev.lamarck.cache;

import dev.lamarck.genome.Hash128;
import java.util.regex.Pattern;

/**
 * The name of an entry.
 *
 * @param namespace what kind of thing it is, so that kinds never meet: lower-case letters, digits and {@code -}
 * @param hash of everything that the entry depends on
 */
public record CacheKey(String namespace, Hash128 hash) {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public CacheKey {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "A namespace is up to 40 lower-case letters, digits and '-', not '" + namespace + "'");
        }
    }
}
