package dev.lamarck.conf;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hides the texts under keys such as {@code api-key}, {@code password} or {@code auth-token}. Numbers are left as they
 * are, so that {@code max-tokens: 512} stays readable.
 */
final class Secrets {
    static final String STARS = "***";
    private static final List<String> SIGNS = List.of("key", "token", "password", "secret", "credential", "passphrase");

    private Secrets() {}

    static Node.Section mask(Node.Section section) {
        return mask(section, false);
    }

    static boolean isSecret(String key) {
        for (String word : key.toLowerCase(Locale.ROOT).split("[-_.\\[\\]]", -1)) {
            if (SIGNS.stream().anyMatch(sign -> word.endsWith(sign) || word.endsWith(sign + "s"))) {
                return true;
            }
        }
        return false;
    }

    private static Node.Section mask(Node.Section section, boolean secret) {
        SortedMap<String, Node.Entry> masked = new TreeMap<>();
        section.entries()
                .forEach((key, entry) ->
                        masked.put(key, new Node.Entry(entry.name(), mask(entry.node(), secret || isSecret(key)))));
        return new Node.Section(masked, section.origin());
    }

    private static Node mask(Node node, boolean secret) {
        if (node instanceof Node.Section section) {
            return mask(section, secret);
        }
        if (node instanceof Node.Listing listing) {
            return new Node.Listing(
                    listing.items().stream().map(item -> mask(item, secret)).toList(), listing.origin());
        }
        return secret ? mask((Node.Scalar) node) : node;
    }

    private static Node mask(Node.Scalar scalar) {
        if (scalar.template() != null) {
            return Node.Scalar.text(scalar.template(), scalar.origin());
        }
        return scalar.value() instanceof String ? Node.Scalar.text(STARS, scalar.origin()) : scalar;
    }
}
