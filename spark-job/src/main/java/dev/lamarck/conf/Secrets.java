package dev.lamarck.conf;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Knows the values under keys such as {@code api-key}, {@code password} or {@code auth-token}, and keeps them out of what
 * is shown, stored and hashed. A number of tokens is none, so that {@code max-tokens: 512} stays readable.
 */
final class Secrets {
    static final String STARS = "***";
    private static final String COUNTED = "tokens";
    private static final List<String> SIGNS = List.of("key", "token", "password", "secret", "credential", "passphrase");

    private Secrets() {}

    static Node.Section mask(Node.Section section) {
        return mask(section, false);
    }

    /** The tree without its secrets, whatever they are. */
    static Node.Section leaveOut(Node.Section section) {
        SortedMap<String, Node.Entry> kept = new TreeMap<>();
        section.entries().forEach((key, entry) -> {
            if (!isSecret(key) || isCount(key, entry.node())) {
                kept.put(key, new Node.Entry(entry.name(), leaveOut(entry.node())));
            }
        });
        return new Node.Section(kept, section.origin());
    }

    private static Node leaveOut(Node node) {
        if (node instanceof Node.Section section) {
            return leaveOut(section);
        }
        return node instanceof Node.Listing listing
                ? new Node.Listing(
                        listing.items().stream().map(Secrets::leaveOut).toList(), listing.origin())
                : node;
    }

    static boolean isSecret(String key) {
        for (String word : key.toLowerCase(Locale.ROOT).split("[-_.\\[\\]]", -1)) {
            if (SIGNS.stream().anyMatch(sign -> word.endsWith(sign) || word.endsWith(sign + "s"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCount(String key, Node node) {
        return key.toLowerCase(Locale.ROOT).endsWith(COUNTED)
                && node instanceof Node.Scalar scalar
                && scalar.value() instanceof Number;
    }

    private static Node.Section mask(Node.Section section, boolean secret) {
        SortedMap<String, Node.Entry> masked = new TreeMap<>();
        section.entries().forEach((key, entry) -> {
            boolean hidden = secret || (isSecret(key) && !isCount(key, entry.node()));
            masked.put(key, new Node.Entry(entry.name(), mask(entry.node(), hidden)));
        });
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
        if (scalar.value() == null) {
            return scalar;
        }
        String template = scalar.template();
        String shown =
                template == null ? STARS : Expansion.withoutDefaults(template).orElse(STARS);
        return Node.Scalar.text(shown, scalar.origin());
    }
}
