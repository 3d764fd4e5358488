package dev.lamarck.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads YAML into nodes that know their lines. Duplicate keys, aliases, deep nesting and huge files are refused. */
final class YamlReader {
    static final int LARGEST = 2 << 20;
    private static final int DEEPEST = 50;
    private static final String QUOTES = "\"'|>!";
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final YAMLParser parser;
    private final String body;
    private final String source;

    private YamlReader(YAMLParser parser, String body, String source) {
        this.parser = parser;
        this.body = body;
        this.source = source;
    }

    /** Reads a whole document; nothing at all is an empty section. */
    static Node.Section document(String text, String source) {
        Node node = read(text, source);
        if (node instanceof Node.Section section) {
            return section;
        }
        if (node instanceof Node.Scalar scalar && scalar.value() == null) {
            return Node.Section.empty(new Origin(source, 1));
        }
        throw new ConfException(ConfErrors.notABlock(node.origin(), ""));
    }

    /**
     * Reads one value as it stands in a flag or a variable. Only text that opens with a bracket, a brace or a quote is
     * parsed; anything else is a plain value, so that colons and hashes need no quoting there.
     */
    static Node value(String text, Origin origin) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || "[{\"'".indexOf(trimmed.charAt(0)) < 0) {
            return Node.Scalar.plain(trimmed, origin);
        }
        return Nodes.relocate(read(trimmed, origin.source()), origin);
    }

    private static Node read(String text, String source) {
        if (text.length() > LARGEST) {
            throw new ConfException(ConfErrors.tooLarge(source, text.length()));
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (YAMLParser parser = YAML.createParser(body)) {
            return new YamlReader(parser, body, source).root();
        } catch (JsonProcessingException e) {
            throw new ConfException(ConfErrors.notYaml(source, e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node root() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return Node.Section.empty(new Origin(source, 1));
        }
        Node node = node(first, here(), 0);
        if (parser.nextToken() != null) {
            throw new ConfException(ConfErrors.severalDocuments(here()));
        }
        return node;
    }

    private Node node(@Nullable JsonToken token, Origin origin, int depth) throws IOException {
        if (token == null || depth > DEEPEST) {
            throw new ConfException(ConfErrors.tooDeep(origin, DEEPEST));
        }
        return switch (token) {
            case START_OBJECT -> section(origin, depth);
            case START_ARRAY -> listing(origin, depth);
            default -> scalar(token, origin);
        };
    }

    private Node section(Origin origin, int depth) throws IOException {
        SortedMap<String, Node.Entry> entries = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Origin at = here();
            Node.Entry entry = new Node.Entry(name, node(parser.nextToken(), at, depth + 1));
            Node.Entry former = entries.put(Keys.kebab(name), entry);
            if (former != null) {
                throw new ConfException(ConfErrors.twice(at, name, former.node().origin()));
            }
        }
        return new Node.Section(entries, origin);
    }

    private Node listing(Origin origin, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, here(), depth + 1));
        }
        return new Node.Listing(items, origin);
    }

    private Node scalar(JsonToken token, Origin origin) throws IOException {
        if (parser.isCurrentAlias()) {
            throw new ConfException(ConfErrors.alias(origin, parser.getText()));
        }
        if (token == JsonToken.VALUE_NULL) {
            return Node.Scalar.plain("", origin);
        }
        String text = parser.getText();
        // The parser takes 1e3 for a text, because YAML 1.1 asks for a point in every float, and a missing value too.
        boolean plain = token != JsonToken.VALUE_STRING || ((text.isEmpty() || Literals.isNumber(text)) && !isQuoted());
        return new Node.Scalar(text, plain, null, origin);
    }

    private boolean isQuoted() {
        long points = parser.currentTokenLocation().getCharOffset();
        int at = body.offsetByCodePoints(0, (int) Math.max(0, points));
        return at < body.length() && QUOTES.indexOf(body.charAt(at)) >= 0;
    }

    private Origin here() {
        return new Origin(source, Math.max(1, parser.currentTokenLocation().getLineNr()));
    }
}
