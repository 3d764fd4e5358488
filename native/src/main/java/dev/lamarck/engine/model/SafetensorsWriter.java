package dev.lamarck.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the bytes of a safetensors file, the same for the same tensors. Wider numbers stand first and the header ends
 * at a multiple of eight, so that every tensor of a mapped file lies at a multiple of its number's size.
 */
public final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";

    private SafetensorsWriter() {}

    public static byte[] bytes(Map<String, Block> tensors, Map<String, String> metadata) {
        List<Map.Entry<String, Block>> ordered = tensors.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Block> tensor) ->
                                -tensor.getValue().type().bytes())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        byte[] header = padded(header(ordered, metadata));
        long numbers = ordered.stream()
                .mapToLong(tensor -> tensor.getValue().bytes().remaining())
                .sum();
        long size = Long.BYTES + header.length + numbers;
        if (size > Integer.MAX_VALUE - 8) {
            throw ModelErrors.tooLargeToWrite(size);
        }
        ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        ordered.forEach(tensor -> file.put(tensor.getValue().bytes()));
        return file.array();
    }

    private static String header(List<Map.Entry<String, Block>> ordered, Map<String, String> metadata) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            ObjectNode said = header.putObject(METADATA);
            new TreeMap<>(metadata).forEach(said::put);
        }
        long begin = 0;
        for (Map.Entry<String, Block> tensor : ordered) {
            if (tensor.getKey().equals(METADATA)) {
                throw ModelErrors.reservedName(METADATA);
            }
            long end = begin + tensor.getValue().bytes().remaining();
            describe(header.putObject(tensor.getKey()), tensor.getValue(), begin, end);
            begin = end;
        }
        try {
            return JSON.writeValueAsString(header);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A header that was just made cannot be written as JSON", e);
        }
    }

    private static void describe(ObjectNode entry, Block block, long begin, long end) {
        entry.put("dtype", block.type().name());
        block.shape().forEach(entry.putArray("shape")::add);
        entry.putArray("data_offsets").add(begin).add(end);
    }

    private static byte[] padded(String header) {
        int length = header.getBytes(StandardCharsets.UTF_8).length;
        return (header + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
    }
}
