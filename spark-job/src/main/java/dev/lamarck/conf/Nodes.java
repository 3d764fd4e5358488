package dev.lamarck.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pure functions on trees of nodes: merge, change, look up, and the way from and to plain Java values. */
final class Nodes {
    private Nodes() {}

    /** Blocks are merged key by key; anything else is replaced whole. */
    static Node overlay(@Nullable Node lower, Node higher) {
        if (!(lower instanceof Node.Section below) || !(higher instanceof Node.Section above)) {
            return higher;
        }
        SortedMap<String, Node.Entry> merged = new TreeMap<>(below.entries());
        above.entries().forEach((key, entry) -> {
            Node.Entry under = merged.get(key);
            Node node = overlay(under == null ? null : under.node(), entry.node());
            merged.put(key, new Node.Entry(entry.name(), node));
        });
        boolean namesBelow = !above.origin().isFile() && !below.entries().isEmpty();
        return new Node.Section(merged, namesBelow ? below.origin() : above.origin());
    }

    static @Nullable Node find(Node.Section root, List<Keys.Step> steps) {
        Node node = root;
        for (Keys.Step step : steps) {
            if (node == null) {
                return null;
            }
            node = child(node, step);
        }
        return node;
    }

    private static @Nullable Node child(Node node, Keys.Step step) {
        if (node instanceof Node.Listing listing) {
            int index = step.index();
            return index >= 0 && index < listing.items().size()
                    ? listing.items().get(index)
                    : null;
        }
        return node instanceof Node.Section section && !step.bracketed() ? section.find(step.name()) : null;
    }

    /** The tree with a value put at a path. Blocks on the way are made; a list grows by one at its end. */
    static Node put(@Nullable Node node, List<Keys.Step> steps, Node value) {
        if (steps.isEmpty()) {
            return value;
        }
        Keys.Step step = steps.get(0);
        List<Keys.Step> rest = steps.subList(1, steps.size());
        if (step.bracketed() || (node instanceof Node.Listing && step.index() >= 0)) {
            return putItem(node, step.index(), rest, value);
        }
        Node.Section section = node instanceof Node.Section existing ? existing : Node.Section.empty(value.origin());
        Node.Entry former = section.entries().get(Keys.kebab(step.name()));
        return section.put(
                former == null ? step.name() : former.name(), put(former == null ? null : former.node(), rest, value));
    }

    private static Node putItem(@Nullable Node node, int index, List<Keys.Step> rest, Node value) {
        List<Node> items = new ArrayList<>(node instanceof Node.Listing listing ? listing.items() : List.of());
        if (index > items.size()) {
            throw new ConfException(ConfErrors.noSuchItem(value.origin(), index, items.size()));
        }
        Node item = put(index < items.size() ? items.get(index) : null, rest, value);
        if (index < items.size()) {
            items.set(index, item);
        } else {
            items.add(item);
        }
        return new Node.Listing(items, node == null ? value.origin() : node.origin());
    }

    static Node.Section remove(Node.Section section, List<Keys.Step> steps) {
        String key = steps.get(0).name();
        if (steps.size() == 1) {
            return section.remove(key);
        }
        Node.Entry entry = section.entries().get(Keys.kebab(key));
        return entry != null && entry.node() instanceof Node.Section inner
                ? section.put(entry.name(), remove(inner, steps.subList(1, steps.size())))
                : section;
    }

    static Node relocate(Node node, Origin origin) {
        if (node instanceof Node.Section section) {
            SortedMap<String, Node.Entry> moved = new TreeMap<>();
            section.entries().forEach((key, e) -> moved.put(key, new Node.Entry(e.name(), relocate(e.node(), origin))));
            return new Node.Section(moved, origin);
        }
        if (node instanceof Node.Listing listing) {
            return new Node.Listing(
                    listing.items().stream().map(n -> relocate(n, origin)).toList(), origin);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return new Node.Scalar(scalar.text(), scalar.plain(), scalar.template(), origin);
    }

    static Node ofJava(@Nullable Object value, Origin origin) {
        if (value instanceof Map<?, ?> map) {
            Node.Section section = Node.Section.empty(origin);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                section = section.put(String.valueOf(entry.getKey()), ofJava(entry.getValue(), origin));
            }
            return section;
        }
        if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            List<Node> nodes = new ArrayList<>();
            items.forEach(item -> nodes.add(ofJava(item, origin)));
            return new Node.Listing(nodes, origin);
        }
        boolean plain = value == null || value instanceof Number || value instanceof Boolean;
        return new Node.Scalar(value == null ? "" : value.toString(), plain, null, origin);
    }

    static @Nullable Object toJava(Node node) {
        if (node instanceof Node.Section section) {
            return mapOf(section);
        }
        if (node instanceof Node.Listing listing) {
            List<@Nullable Object> list = new ArrayList<>();
            listing.items().forEach(item -> list.add(toJava(item)));
            return Collections.unmodifiableList(list);
        }
        return ((Node.Scalar) node).value();
    }

    static Map<String, Object> mapOf(Node.Section section) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Node.Entry entry : section.entries().values()) {
            Object value = toJava(entry.node());
            if (value != null) {
                map.put(entry.name(), value);
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
