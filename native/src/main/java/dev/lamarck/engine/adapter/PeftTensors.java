package dev.lamarck.engine.adapter;

import dev.lamarck.engine.model.Safetensors;
import dev.lamarck.engine.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sorts the tensors of an adapter by what their names say they are. */
final class PeftTensors {
    static final String PREFIX = "base_model.model.";
    static final String A = ".lora_A.weight";
    static final String B = ".lora_B.weight";
    private static final String BIAS = ".lora_B.bias";
    static final String BASE = ".base_layer.";
    private static final String SAVED = ".modules_to_save.";
    private static final int LONGEST = 1_000;

    private final String file;
    private final Map<String, Stored> a = new TreeMap<>();
    private final Map<String, Stored> b = new TreeMap<>();
    private final Map<String, Stored> biases = new TreeMap<>();
    private final Map<String, Stored> replaced = new TreeMap<>();

    private PeftTensors(String file) {
        this.file = file;
    }

    static PeftAdapter read(String folder, PeftConfig config, Safetensors tensors) {
        PeftTensors sorted = new PeftTensors(tensors.file());
        tensors.tensors().values().forEach(sorted::sort);
        return new PeftAdapter(folder, config, sorted.parts(config), sorted.replaced);
    }

    private void sort(Stored tensor) {
        String name = tensor.name();
        if (!name.startsWith(PREFIX) || name.length() > LONGEST) {
            throw AdapterErrors.strangeName(file, name);
        }
        if (tensor.type().computed().isEmpty()) {
            throw AdapterErrors.notComputed(file, tensor);
        }
        String path = name.substring(PREFIX.length());
        if (path.endsWith(A)) {
            a.put(path.substring(0, path.length() - A.length()), tensor);
        } else if (path.endsWith(B)) {
            b.put(path.substring(0, path.length() - B.length()), tensor);
        } else if (path.endsWith(BIAS)) {
            biases.put(path.substring(0, path.length() - BIAS.length()), tensor);
        } else if (path.contains(".lora_")) {
            throw AdapterErrors.strangeName(file, name);
        } else if (replaced.put(path.replace(BASE, ".").replace(SAVED, "."), tensor) != null) {
            throw AdapterErrors.replacedTwice(file, name);
        }
    }

    private List<PeftPart> parts(PeftConfig config) {
        List<PeftPart> parts = new ArrayList<>();
        for (Map.Entry<String, Stored> first : a.entrySet()) {
            String module = first.getKey();
            Stored second = b.remove(module);
            if (second == null) {
                throw AdapterErrors.half(file, module + A, module + B);
            }
            parts.add(part(config, module, first.getValue(), second));
        }
        b.keySet().stream().findFirst().ifPresent(module -> {
            throw AdapterErrors.half(file, module + B, module + A);
        });
        biases.keySet().stream().findFirst().ifPresent(module -> {
            throw AdapterErrors.half(file, module + BIAS, module + A);
        });
        return parts;
    }

    private PeftPart part(PeftConfig config, String module, Stored first, Stored second) {
        if (!config.changes(module)) {
            throw AdapterErrors.notTargeted(file, module);
        }
        Strength strength = config.strength();
        Optional<Stored> bias = Optional.ofNullable(biases.remove(module));
        PeftPart part = new PeftPart(module, first, second, bias, strength.scale(module));
        if (part.rank() != strength.rank(module)) {
            throw AdapterErrors.otherRank(file, module, part.rank(), strength.rank(module));
        }
        return part;
    }
}
