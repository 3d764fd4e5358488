package dev.lamarck.conf;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a tree in one form for equal settings, so that its hash names them. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String write(Node node) {
        if (node instanceof Node.Section section) {
            return section.entries().entrySet().stream()
                    .filter(entry -> section.find(entry.getKey()) != null)
                    .map(CanonicalJson::entry)
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Node.Listing listing) {
            return listing.items().stream().map(CanonicalJson::write).collect(Collectors.joining(",", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        Object value = scalar.value();
        if (value instanceof Number) {
            return number(Literals.number(scalar.text()));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String entry(Map.Entry<String, Node.Entry> entry) {
        return quoted(entry.getKey()) + ":" + write(entry.getValue().node());
    }

    private static String number(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return Math.abs(bare.scale()) <= 20 ? bare.toPlainString() : bare.toString();
    }
}
