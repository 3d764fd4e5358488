package dev.lamarck.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in environment variables: {@code ${NAME}}, {@code ${NAME:-default}}; {@code $${NAME}} stays as text. */
final class Expansion {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Expansion(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A text with the names of its variables, but not what stands in for one that is not set; empty if it names none. */
    static Optional<String> withoutDefaults(String template) {
        if (REFERENCE.matcher(template).results().allMatch(match -> match.group(1) == null)) {
            return Optional.empty();
        }
        return Optional.of(REFERENCE.matcher(template).replaceAll(match -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(name == null ? match.group() : "${" + name + "}");
        }));
    }

    /** The tree whose expansion is this one. */
    static Node.Section escaped(Node.Section section) {
        SortedMap<String, Node.Entry> entries = new TreeMap<>();
        section.entries()
                .forEach((key, entry) -> entries.put(key, new Node.Entry(entry.name(), escaped(entry.node()))));
        return new Node.Section(entries, section.origin());
    }

    private static Node escaped(Node node) {
        if (node instanceof Node.Section section) {
            return escaped(section);
        }
        if (node instanceof Node.Listing listing) {
            return new Node.Listing(
                    listing.items().stream().map(Expansion::escaped).toList(), listing.origin());
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return new Node.Scalar(scalar.text().replace("${", "$${"), scalar.plain(), scalar.template(), scalar.origin());
    }

    Node.Section expand(Node.Section root, String path) {
        Node.Section expanded = section(root, path);
        if (!problems.isEmpty()) {
            throw new ConfException(problems);
        }
        return expanded;
    }

    private Node.Section section(Node.Section section, String path) {
        SortedMap<String, Node.Entry> entries = new TreeMap<>();
        section.entries()
                .forEach((key, entry) -> entries.put(
                        key, new Node.Entry(entry.name(), node(entry.node(), Keys.child(path, entry.name())))));
        return new Node.Section(entries, section.origin());
    }

    private Node node(Node node, String path) {
        if (node instanceof Node.Section section) {
            return section(section, path);
        }
        if (node instanceof Node.Listing listing) {
            List<Node> items = new ArrayList<>();
            for (Node item : listing.items()) {
                items.add(node(item, Keys.item(path, items.size())));
            }
            return new Node.Listing(items, listing.origin());
        }
        return scalar((Node.Scalar) node, path);
    }

    private Node scalar(Node.Scalar scalar, String path) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        if (!matcher.find()) {
            return scalar;
        }
        String text = matcher.replaceAll(match -> Matcher.quoteReplacement(replacement(match, scalar.origin(), path)));
        // A value that is nothing but a reference takes the meaning of what it stands for, so ${N} may be a number.
        boolean whole = matcher.reset().matches() && Literals.isNumber(text);
        return new Node.Scalar(
                text, whole, scalar.template() == null ? scalar.text() : scalar.template(), scalar.origin());
    }

    private String replacement(MatchResult match, Origin origin, String path) {
        String name = match.group(1);
        if (name == null) {
            return "${";
        }
        String value = environment.get(name);
        String otherwise = match.group(2);
        if (otherwise != null) {
            return value == null || value.isEmpty() ? otherwise : value;
        }
        if (value == null) {
            problems.add(ConfErrors.unsetVariable(origin, path, name));
            return "";
        }
        return value;
    }
}
