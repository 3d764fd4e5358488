package dev.lamarck.conf;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The short form of a block: where a record's first component is {@code type}, the type alone stands for the block that
 * holds nothing else, so {@code migration: none} is {@code migration: {type: none}}.
 */
final class Bare {
    private static final String TYPE = "type";

    private Bare() {}

    /** Whether a record may be written as its type. */
    static boolean allowed(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length > 0
                && type.getRecordComponents()[0].getName().equals(TYPE);
    }

    /** The block that a value stands for, if it stands for one. */
    static Node spelled(Node node, Class<?> type) {
        return node instanceof Node.Scalar scalar && scalar.value() != null && allowed(type)
                ? Node.Section.empty(scalar.origin()).put(TYPE, scalar)
                : node;
    }

    /** A block with every short form in it spelled out; what the record does not know stays as it is. */
    static Node.Section all(Node.Section section, Class<?> type) {
        SortedMap<String, Node.Entry> entries = new TreeMap<>(section.entries());
        for (RecordComponent component : type.getRecordComponents()) {
            entries.computeIfPresent(
                    Keys.ofComponent(component.getName()),
                    (key, entry) -> new Node.Entry(entry.name(), all(entry.node(), component.getGenericType())));
        }
        return new Node.Section(entries, section.origin());
    }

    private static Node all(Node node, Type type) {
        if (type instanceof ParameterizedType generic) {
            return inside(node, generic);
        }
        Class<?> plain = (Class<?>) type;
        if (!plain.isRecord() || Conversions.of(plain) != null) {
            return node;
        }
        return spelled(node, plain) instanceof Node.Section section ? all(section, plain) : node;
    }

    private static Node inside(Node node, ParameterizedType container) {
        Type[] arguments = container.getActualTypeArguments();
        Type element = arguments[arguments.length - 1];
        if (container.getRawType() == Optional.class) {
            return all(node, element);
        }
        if (container.getRawType() == List.class && node instanceof Node.Listing listing) {
            List<Node> items =
                    listing.items().stream().map(item -> all(item, element)).toList();
            return new Node.Listing(items, listing.origin());
        }
        if (container.getRawType() == Map.class && node instanceof Node.Section section) {
            SortedMap<String, Node.Entry> entries = new TreeMap<>(section.entries());
            entries.replaceAll((key, entry) -> new Node.Entry(entry.name(), all(entry.node(), element)));
            return new Node.Section(entries, section.origin());
        }
        return node;
    }
}
