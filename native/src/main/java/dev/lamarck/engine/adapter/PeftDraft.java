package dev.lamarck.engine.adapter;

import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.model.Block;
import dev.lamarck.engine.model.SafetensorsWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An adapter to be written as PEFT would write it, with the same bytes for the same numbers.
 *
 * @param base the model that it is for, by path or name
 * @param stabilised whether the scale is alpha by the root of the rank instead of the rank
 * @param dropout that it was trained with
 * @param replaced tensors that take the place of the model's, by the model's names; of a module all or none
 */
public record PeftDraft(
        Optional<String> base, boolean stabilised, double dropout, List<Part> parts, Map<String, Block> replaced) {

    /**
     * What is added to one module.
     *
     * @param a of shape [rank, inputs]
     * @param b of shape [outputs, rank]
     */
    public record Part(String module, Block a, Block b, double alpha) {
        public Part {
            if (a.shape().size() != 2
                    || b.shape().size() != 2
                    || a.shape().get(0) < 1
                    || !a.shape().get(0).equals(b.shape().get(1))) {
                throw AdapterErrors.factorsApart(module, a.shape(), b.shape());
            }
        }

        int rank() {
            return Math.toIntExact(a.shape().get(0));
        }
    }

    public PeftDraft {
        parts = List.copyOf(parts);
        replaced = Map.copyOf(replaced);
        Set<String> modules = new HashSet<>();
        for (Part part : parts) {
            if (!modules.add(part.module())) {
                throw AdapterErrors.twice(part.module());
            }
        }
    }

    /** Writes both files of a folder; the one by which readers know an adapter comes last. */
    public void write(Files files, String folder) throws IOException {
        files.write(files.in(folder, PeftAdapter.TENSORS), SafetensorsWriter.bytes(tensors(), Map.of("format", "pt")));
        String config = PeftConfigWriter.json(this);
        files.write(files.in(folder, PeftAdapter.CONFIG), config.getBytes(StandardCharsets.UTF_8));
    }

    boolean changes(String module) {
        return parts.stream().anyMatch(part -> part.module().equals(module));
    }

    private Map<String, Block> tensors() {
        Map<String, Block> tensors = new TreeMap<>();
        for (Part part : parts) {
            tensors.put(PeftTensors.PREFIX + part.module() + PeftTensors.A, part.a());
            tensors.put(PeftTensors.PREFIX + part.module() + PeftTensors.B, part.b());
        }
        replaced.forEach((name, block) -> tensors.put(PeftTensors.PREFIX + stored(name), block));
        return tensors;
    }

    /** A module that is also added to is kept one level further down. */
    private String stored(String name) {
        String module = moduleOf(name);
        return changes(module) ? module + PeftTensors.BASE + name.substring(module.length() + 1) : name;
    }

    static String moduleOf(String tensor) {
        return tensor.substring(0, Math.max(0, tensor.lastIndexOf('.')));
    }
}
