package dev.lamarck.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What {@code make_file_golden.py} has made. */
public final class Golden {
    private static final Path FILES = Path.of("src/test/resources/files");

    private Golden() {}

    public static Path file(String name) {
        return FILES.resolve(name);
    }

    public static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(file(name).toFile());
    }

    public static List<Long> longs(JsonNode list) {
        List<Long> longs = new ArrayList<>();
        list.forEach(number -> longs.add(number.longValue()));
        return longs;
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    public static byte[] bytes(Stored tensor) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.bytes()));
        try (FileChannel channel = FileChannel.open(tensor.file())) {
            while (bytes.hasRemaining() && channel.read(bytes, tensor.offset() + bytes.position()) >= 0) {}
        }
        return bytes.array();
    }

    public static String digest(Stored tensor) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(tensor));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
