package dev.lamarck.conf;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a settings record as commented YAML: every key, its default, its meaning. Keys without a default, and what the
 * entries of lists and maps look like, are comments, so that the whole reads back as the defaults.
 */
public final class ReferenceYaml {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private ReferenceYaml() {}

    /** A block that belongs to a named implementation; written as a comment under its heading. */
    public record Part(String heading, Class<? extends Record> settings) {}

    public static String of(Class<? extends Record> settings) {
        return of(settings, List.of());
    }

    public static String of(Class<? extends Record> settings, List<Part> parts) {
        ReferenceYaml yaml = new ReferenceYaml();
        yaml.record(settings, "");
        for (Part part : parts) {
            yaml.out.append("\n# ").append(part.heading()).append('\n');
            yaml.record(part.settings(), "# ");
        }
        return yaml.out.toString();
    }

    private void record(Class<?> type, String indent) {
        for (RecordComponent component : type.getRecordComponents()) {
            comment(component, indent);
            component(component, indent);
        }
    }

    private void comment(RecordComponent component, String indent) {
        Doc doc = component.getAnnotation(Doc.class);
        String meaning = doc == null ? "" : doc.value();
        String note = note(component);
        if (!meaning.isEmpty() || !note.isEmpty()) {
            out.append(indent)
                    .append("# ")
                    .append(meaning)
                    .append(meaning.isEmpty() || note.isEmpty() ? "" : " ")
                    .append(note.isEmpty() ? "" : "(" + note + ")")
                    .append('\n');
        }
    }

    private static String note(RecordComponent component) {
        Class<?> scalar = scalarOf(component.getGenericType());
        String kind = scalar.isEnum() ? "one of " + String.join(", ", Conversions.choices(scalar)) : kind(scalar);
        String limits = Checks.limits(component).orElse("");
        String both = kind + (kind.isEmpty() || limits.isEmpty() ? "" : ", ") + limits;
        boolean required = !component.isAnnotationPresent(Default.class)
                && component.getType() != Optional.class
                && !isBlock(component.getType());
        return both + (required ? (both.isEmpty() ? "" : "; ") + "required" : "");
    }

    private static String kind(Class<?> scalar) {
        if (scalar == Duration.class) {
            return "duration";
        }
        return scalar == DataSize.class ? "size" : "";
    }

    private void component(RecordComponent component, String indent) {
        String key = Keys.ofComponent(component.getName()) + ":";
        Default standard = component.getAnnotation(Default.class);
        Class<?> type = component.getType();
        if (standard != null) {
            out.append(indent)
                    .append(key)
                    .append(' ')
                    .append(written(standard, type))
                    .append('\n');
        } else if (isBlock(type)) {
            out.append(indent).append(key).append(type.isRecord() ? "\n" : " {}\n");
        } else {
            out.append(commented(indent)).append(key).append('\n');
        }
        below(component.getGenericType(), standard != null, indent);
    }

    private void below(Type type, boolean hasDefault, String indent) {
        if (type instanceof ParameterizedType generic) {
            Class<?> inner = scalarOf(type);
            if (inner.isRecord() && isBlock(inner)) {
                entry(generic.getRawType(), inner, commented(indent) + INDENT);
            }
        } else if (((Class<?>) type).isRecord() && isBlock((Class<?>) type)) {
            record((Class<?>) type, (hasDefault ? commented(indent) : indent) + INDENT);
        }
    }

    private void entry(Type container, Class<?> record, String indent) {
        if (container == List.class) {
            out.append(indent).append("- # each entry\n");
        } else if (container == Map.class) {
            out.append(indent).append("NAME:\n");
        }
        record(record, container == Optional.class ? indent : indent + INDENT);
    }

    private static String written(Default standard, Class<?> type) {
        Node node = Binding.standard(standard, type);
        return node instanceof Node.Scalar scalar && scalar.value() instanceof String text
                ? YamlWriter.text(text)
                : standard.value();
    }

    private static String commented(String indent) {
        return indent + "# ";
    }

    private static boolean isBlock(Class<?> type) {
        return type == Block.class || (type.isRecord() && Conversions.of(type) == null);
    }

    private static Class<?> scalarOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return scalarOf(arguments[arguments.length - 1]);
        }
        return (Class<?>) type;
    }
}
