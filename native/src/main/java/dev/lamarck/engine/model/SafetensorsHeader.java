package dev.lamarck.engine.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header of a safetensors file as it is written, well-formed but not yet held against the file. */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String METADATA = "__metadata__";

    /** One tensor, with its place counted from the end of the header. */
    record Entry(String name, StoredType type, List<Long> shape, long begin, long end) {}

    static SafetensorsHeader parse(String file, byte[] header) throws IOException {
        if (header.length == 0 || header[0] != '{') {
            throw ModelErrors.noHeaderObject(file);
        }
        try (JsonParser parser = JSON.createParser(
                new InputStreamReader(new ByteArrayInputStream(header), StandardCharsets.UTF_8.newDecoder()))) {
            return new Reading(file, parser).header();
        } catch (CharacterCodingException e) {
            throw ModelErrors.notUtf8(file, e);
        } catch (JsonProcessingException e) {
            throw ModelErrors.notJson(file, e);
        }
    }

    /** Goes through the header token by token, so that it takes no more memory than what it says. */
    private record Reading(String file, JsonParser parser) {
        SafetensorsHeader header() throws IOException {
            List<Entry> entries = new ArrayList<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            Set<String> names = new HashSet<>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!names.add(name)) {
                    throw ModelErrors.twice(file, name);
                }
                open(name, JsonToken.START_OBJECT, "an object");
                if (name.equals(METADATA)) {
                    metadata.putAll(metadata());
                } else {
                    entries.add(entry(name));
                }
            }
            if (parser.nextToken() != null) {
                throw ModelErrors.afterHeader(file);
            }
            return new SafetensorsHeader(entries, metadata);
        }

        private Map<String, String> metadata() throws IOException {
            Map<String, String> said = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                open(METADATA, JsonToken.VALUE_STRING, "strings only");
                if (said.put(key, parser.getText()) != null) {
                    throw ModelErrors.twice(file, METADATA + "." + key);
                }
            }
            return said;
        }

        private Entry entry(String name) throws IOException {
            @Nullable String type = null;
            @Nullable List<Long> shape = null;
            @Nullable List<Long> offsets = null;
            Set<String> keys = new HashSet<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (!keys.add(key)) {
                    throw ModelErrors.twice(file, name + "." + key);
                }
                switch (key) {
                    case "dtype" -> type = text(name);
                    case "shape" -> shape = sizes(name, "a shape of integers from 0 on");
                    case "data_offsets" -> offsets = sizes(name, "data_offsets of two integers from 0 on");
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
            if (type == null || shape == null || offsets == null) {
                throw ModelErrors.unlikeHeader(file, name, "dtype, shape and data_offsets");
            }
            return entry(name, type, shape, offsets);
        }

        private Entry entry(String name, String type, List<Long> shape, List<Long> offsets) {
            if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
                throw ModelErrors.unlikeHeader(file, name, "data_offsets of a begin and an end after it");
            }
            StoredType known = StoredType.named(type).orElseThrow(() -> ModelErrors.unknownType(file, name, type));
            return new Entry(name, known, shape, offsets.get(0), offsets.get(1));
        }

        private String text(String name) throws IOException {
            open(name, JsonToken.VALUE_STRING, "a dtype that is a string");
            return parser.getText();
        }

        private List<Long> sizes(String name, String expected) throws IOException {
            open(name, JsonToken.START_ARRAY, expected);
            List<Long> sizes = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
                    throw ModelErrors.unlikeHeader(file, name, expected);
                }
                sizes.add(parser.getLongValue());
            }
            return sizes;
        }

        private void open(String name, JsonToken token, String expected) throws IOException {
            if (parser.nextToken() != token) {
                throw ModelErrors.unlikeHeader(file, name, expected);
            }
        }
    }
}
