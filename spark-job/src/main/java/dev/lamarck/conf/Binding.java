package dev.lamarck.conf;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One binding of a block: null stands for a value whose problem is already in the list. */
final class Binding {
    private final List<String> problems;
    private final Consumer<String> warn;
    private final boolean tolerant;

    Binding(List<String> problems, Consumer<String> warn, boolean tolerant) {
        this.problems = problems;
        this.warn = warn;
        this.tolerant = tolerant;
    }

    @Nullable
    Object record(Node.Section section, String path, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        int before = problems.size();
        refuseUnknown(section, path, components);
        List<@Nullable Object> values = new ArrayList<>();
        boolean complete = true;
        for (RecordComponent component : components) {
            Object value = component(section, path, component);
            complete &= value != null;
            values.add(value);
        }
        return complete && problems.size() == before ? construct(section, path, type, values) : null;
    }

    private @Nullable Object construct(
            Node.Section section, String path, Class<?> type, List<@Nullable Object> values) {
        try {
            return Construction.ofRecord(type, values);
        } catch (ConfException e) {
            e.problems().forEach(problem -> problems.add(ConfErrors.refused(section.origin(), path, problem)));
        } catch (IllegalArgumentException e) {
            problems.add(ConfErrors.refused(section.origin(), path, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private void refuseUnknown(Node.Section section, String path, RecordComponent[] components) {
        Set<String> known = new TreeSet<>();
        Set<String> former = new TreeSet<>();
        for (RecordComponent component : components) {
            known.add(Keys.ofComponent(component.getName()));
            formerNames(component).forEach(name -> former.add(Keys.kebab(name)));
        }
        section.entries().forEach((key, entry) -> {
            if (!known.contains(key) && !former.contains(key)) {
                String problem = ConfErrors.unknownKey(entry.node().origin(), path, entry.name(), known);
                if (tolerant) {
                    warn.accept(problem);
                } else {
                    problems.add(problem);
                }
            }
        });
    }

    private @Nullable Object component(Node.Section section, String path, RecordComponent component) {
        String key = Keys.ofComponent(component.getName());
        String place = Keys.child(path, key);
        Node node = renamed(section, path, component, section.find(key));
        if (node == null) {
            return absent(section, place, component);
        }
        Object value = value(node, place, component.getGenericType());
        if (value != null) {
            Checks.violation(component, value)
                    .ifPresent(violation -> problems.add(ConfErrors.outside(node, place, violation)));
        }
        return value;
    }

    private @Nullable Node renamed(
            Node.Section section, String path, RecordComponent component, @Nullable Node current) {
        Node node = current;
        String key = Keys.child(path, Keys.ofComponent(component.getName()));
        for (String name : formerNames(component)) {
            Node old = section.find(name);
            if (old != null && node != null) {
                problems.add(ConfErrors.bothNames(old.origin(), Keys.child(path, name), key));
            } else if (old != null) {
                warn.accept(ConfErrors.renamed(old.origin(), Keys.child(path, name), key));
                node = old;
            }
        }
        return node;
    }

    private @Nullable Object absent(Node.Section section, String place, RecordComponent component) {
        Default standard = component.getAnnotation(Default.class);
        if (standard != null) {
            return value(standard(standard, component.getType()), place, component.getGenericType());
        }
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Block.class || (type.isRecord() && Conversions.of(type) == null)) {
            return value(Node.Section.empty(section.origin()), place, type);
        }
        problems.add(ConfErrors.missing(section.origin(), place, component.getAnnotation(Doc.class)));
        return null;
    }

    /** The default as a node; an empty one of a text is the empty text. */
    static Node standard(Default standard, Class<?> type) {
        Origin origin = Origin.of("the default");
        boolean emptyText = type == String.class && standard.value().isEmpty();
        return emptyText ? Node.Scalar.text("", origin) : YamlReader.value(standard.value(), origin);
    }

    private @Nullable Object value(Node node, String place, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type raw = generic.getRawType();
            if (raw == Optional.class) {
                Object inner = value(node, place, arguments[0]);
                return inner == null ? null : Optional.of(inner);
            }
            return raw == List.class ? list(node, place, arguments[0]) : map(node, place, arguments[1]);
        }
        Class<?> plain = (Class<?>) type;
        Conversions.Conversion conversion = Conversions.of(plain);
        return conversion != null ? scalar(node, place, plain, conversion) : block(node, place, plain);
    }

    private @Nullable Object block(Node node, String place, Class<?> type) {
        if (!(Bare.spelled(node, type) instanceof Node.Section section)) {
            String expected = Bare.allowed(type) ? "a type, or a block of settings with one" : "a block of settings";
            problems.add(ConfErrors.wrongType(node, place, expected));
            return null;
        }
        if (type == Block.class) {
            return new Block(section, place);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("A settings record cannot hold a " + type.getName() + ", as " + place);
        }
        return record(section, place, type);
    }

    private @Nullable Object scalar(Node node, String place, Class<?> type, Conversions.Conversion conversion) {
        if (node instanceof Node.Scalar scalar && scalar.value() != null) {
            try {
                return conversion.read().apply(scalar.text());
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.add(ConfErrors.wrongValue(scalar, place, type, conversion.expected()));
                return null;
            }
        }
        problems.add(ConfErrors.wrongType(node, place, conversion.expected()));
        return null;
    }

    private @Nullable Object list(Node node, String place, Type element) {
        if (!(node instanceof Node.Listing listing)) {
            problems.add(ConfErrors.wrongType(node, place, "a list such as [a, b]"));
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < listing.items().size(); i++) {
            Object value = value(listing.items().get(i), Keys.item(place, i), element);
            if (value != null) {
                values.add(value);
            }
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object map(Node node, String place, Type element) {
        if (!(node instanceof Node.Section section)) {
            problems.add(ConfErrors.wrongType(node, place, "a map such as {a: 1}"));
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Node.Entry entry : section.entries().values()) {
            Object value = section.find(entry.name()) == null
                    ? null
                    : value(entry.node(), Keys.child(place, entry.name()), element);
            if (value != null) {
                values.put(entry.name(), value);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static List<String> formerNames(RecordComponent component) {
        Former former = component.getAnnotation(Former.class);
        return former == null ? List.of() : List.of(former.value());
    }
}
