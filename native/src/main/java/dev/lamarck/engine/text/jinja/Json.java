package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes values as JSON in Python's layout: a space after commas and colons, and characters as they are.
 *
 * @param ascii whether other characters are escaped
 */
record Json(Rendering rendering, boolean ascii, Layout layout) {

    /**
     * How the parts are set apart.
     *
     * @param indented whether each element has its own line
     * @param indent what a level is indented by then
     * @param sorted whether entries are in the order of their keys
     */
    record Layout(boolean indented, String indent, String comma, String colon, boolean sorted) {}

    String of(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private void write(Value value, StringBuilder out, int level) {
        rendering.spend(1);
        if (value instanceof Value.Text text) {
            rendering.spend(text.text().length());
            quote(text.text(), out);
        } else if (value instanceof Value.Sequence sequence && sequence.form() != Value.Sequence.Form.STREAM) {
            writeList(sequence.items(), out, level);
        } else if (value instanceof Value.Dict dict) {
            writeDict(dict, out, level);
        } else {
            out.append(scalar(value));
        }
    }

    private static String scalar(Value value) {
        if (value instanceof Value.Truth truth) {
            return String.valueOf(truth.truth());
        }
        if (value instanceof Value.Whole whole) {
            return Long.toString(whole.number());
        }
        if (value instanceof Value.Real real) {
            return real(real.number());
        }
        if (value instanceof Value.Nothing) {
            return "null";
        }
        throw TemplateErrors.badValue("tojson", value);
    }

    private static String real(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        return Printer.real(number);
    }

    private void writeList(List<Value> items, StringBuilder out, int level) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : layout.comma());
            line(out, level + 1);
            write(items.get(i), out, level + 1);
        }
        end(!items.isEmpty(), out, level);
        out.append(']');
    }

    private void writeDict(Value.Dict dict, StringBuilder out, int level) {
        List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
        if (layout.sorted()) {
            Collections.sort(entries, (left, right) -> Comparisons.order(left.getKey(), right.getKey()));
        }
        out.append('{');
        for (int i = 0; i < entries.size(); i++) {
            out.append(i == 0 ? "" : layout.comma());
            line(out, level + 1);
            quote(key(entries.get(i).getKey()), out);
            out.append(layout.colon());
            write(entries.get(i).getValue(), out, level + 1);
        }
        end(!entries.isEmpty(), out, level);
        out.append('}');
    }

    private static String key(Value key) {
        return key instanceof Value.Text text ? text.text() : scalar(key);
    }

    private void end(boolean any, StringBuilder out, int level) {
        if (any) {
            line(out, level);
        }
    }

    private void line(StringBuilder out, int level) {
        if (layout.indented()) {
            rendering.spend((long) level * layout.indent().length());
            out.append('\n').append(layout.indent().repeat(level));
        }
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
        }
        out.append('"');
    }

    private void escape(char character, StringBuilder out) {
        int simple = "\"\\\n\r\t\f\b".indexOf(character);
        if (simple >= 0) {
            out.append('\\').append("\"\\nrtfb".charAt(simple));
        } else if (character < ' ' || (ascii && character > '~')) {
            out.append("\\u%04x".formatted((int) character));
        } else {
            out.append(character);
        }
    }
}
