package dev.lamarck.conf;

import java.util.regex.Pattern;

/** Writes a tree as YAML with sorted keys that reads back as it was. */
final class YamlWriter {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+-]+)*");
    private static final Pattern FOREIGN = Pattern.compile(
            "[\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    static String write(Node.Section root) {
        if (isEmpty(root)) {
            return "{}\n";
        }
        YamlWriter writer = new YamlWriter();
        writer.section(root, "");
        return writer.out.toString();
    }

    /** A text in the form that YAML reads back as the same text. */
    static String text(String text) {
        boolean bare = BARE.matcher(text).matches() && Literals.value(text) instanceof String;
        return bare ? text : escaped(CanonicalJson.quoted(text));
    }

    /** YAML takes more characters for line breaks than JSON does, and refuses some that JSON allows. */
    private static String escaped(String quoted) {
        return FOREIGN.matcher(quoted)
                .replaceAll(each -> "\\\\u%04x".formatted((int) each.group().charAt(0)));
    }

    private void section(Node.Section section, String indent) {
        for (Node.Entry entry : section.entries().values()) {
            if (section.find(entry.name()) != null) {
                out.append(indent).append(text(entry.name())).append(':');
                value(entry.node(), indent);
            }
        }
    }

    private void listing(Node.Listing listing, String indent) {
        for (Node item : listing.items()) {
            out.append(indent).append('-');
            value(item, indent);
        }
    }

    private void value(Node node, String indent) {
        if (node instanceof Node.Section section && !isEmpty(section)) {
            out.append('\n');
            section(section, indent + INDENT);
        } else if (node instanceof Node.Listing listing && !listing.items().isEmpty()) {
            out.append('\n');
            listing(listing, indent + INDENT);
        } else {
            out.append(' ').append(flat(node)).append('\n');
        }
    }

    private static String flat(Node node) {
        if (node instanceof Node.Scalar scalar) {
            Object value = scalar.value();
            if (value instanceof String text) {
                return text(text);
            }
            return value == null ? "null" : scalar.text();
        }
        return node instanceof Node.Listing ? "[]" : "{}";
    }

    private static boolean isEmpty(Node.Section section) {
        return section.entries().keySet().stream().allMatch(key -> section.find(key) == null);
    }
}
