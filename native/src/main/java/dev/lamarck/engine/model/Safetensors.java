package dev.lamarck.engine.model;

import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file says it holds: eight bytes with the length of the header, the header in JSON, and the numbers.
 * Only the header is read, and it is believed only where the file bears it out: every byte after it belongs to exactly
 * one tensor, and every tensor has as many as its shape needs.
 *
 * @param tensors by name, in the order of their places
 * @param metadata what the writer added, by its own keys
 */
public record Safetensors(String file, Map<String, Stored> tensors, Map<String, String> metadata) {
    public Safetensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Map.copyOf(metadata);
    }

    public static Safetensors read(Files files, String file) throws IOException {
        return SafetensorsReader.read(file, files.local(file));
    }
}
