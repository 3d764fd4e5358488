package dev.lamarck.conf;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One node of a settings tree, with the place it was written. */
sealed interface Node extends Serializable {
    Origin origin();

    /** A block. Keys are kept in kebab case for comparison, beside the spelling that the person used. */
    record Section(SortedMap<String, Entry> entries, Origin origin) implements Node {
        public Section {
            entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        }

        static Section empty(Origin origin) {
            return new Section(Collections.emptySortedMap(), origin);
        }

        /** The node of a key in either spelling; a key that was set to nothing counts as absent. */
        @Nullable
        Node find(String key) {
            Entry entry = entries.get(Keys.kebab(key));
            return entry == null || (entry.node() instanceof Scalar s && s.value() == null) ? null : entry.node();
        }

        Section put(String key, Node node) {
            SortedMap<String, Entry> changed = new TreeMap<>(entries);
            changed.put(Keys.kebab(key), new Entry(key, node));
            return new Section(changed, origin);
        }

        Section remove(String key) {
            SortedMap<String, Entry> changed = new TreeMap<>(entries);
            changed.remove(Keys.kebab(key));
            return new Section(changed, origin);
        }
    }

    /** A key as it was spelled, and what it holds. */
    record Entry(String name, Node node) implements Serializable {}

    /** A list. */
    record Listing(List<Node> items, Origin origin) implements Node {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /**
     * A value. A plain one means what its text says (number, boolean, nothing), any other is a text. The template is
     * the text before environment variables were filled in.
     */
    record Scalar(String text, boolean plain, @Nullable String template, Origin origin) implements Node {
        static Scalar text(String text, Origin origin) {
            return new Scalar(text, false, null, origin);
        }

        static Scalar plain(String text, Origin origin) {
            return new Scalar(text, true, null, origin);
        }

        @Nullable
        Object value() {
            return plain ? Literals.value(text) : text;
        }
    }
}
