package dev.lamarck.engine.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** What the reference libraries made of some strings and conversations; see make_text_golden.py. */
final class Golden {

    static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    static String folder(String kind) {
        try {
            URI place = Objects.requireNonNull(Golden.class.getResource("/text/" + kind))
                    .toURI();
            return Path.of(place).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/text/" + name)) {
            return name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return JSON.readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String[] strings() {
        return StreamSupport.stream(json("strings.json.gz").spliterator(), false)
                .map(JsonNode::textValue)
                .toArray(String[]::new);
    }

    static int[] ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    /** For each string the checksums of its ids and of the text that they decode to. */
    static int[] sums(String kind) {
        ByteBuffer sums = ByteBuffer.wrap(bytes(kind + "/sums.bin.gz")).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, sums.remaining() / Integer.BYTES)
                .map(index -> sums.getInt(index * Integer.BYTES))
                .toArray();
    }

    static int sum(int[] ids) {
        ByteBuffer buffer = ByteBuffer.allocate(ids.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(ids).forEach(buffer::putInt);
        return sum(buffer.array());
    }

    static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /** A string as a person can tell it from others. */
    static String shown(String text) {
        try {
            return JSON.writer()
                    .with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
