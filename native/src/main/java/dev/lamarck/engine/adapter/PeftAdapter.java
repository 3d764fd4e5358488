package dev.lamarck.engine.adapter;

import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.model.JsonFile;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Safetensors;
import dev.lamarck.engine.model.Stored;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An adapter as it lies in a folder: what it adds to linear modules, and which tensors of the model it replaces.
 *
 * @param parts in the order of their modules' names
 * @param replaced by the names that they have in the model
 */
public record PeftAdapter(String folder, PeftConfig config, List<PeftPart> parts, Map<String, Stored> replaced) {
    static final String CONFIG = "adapter_config.json";
    static final String TENSORS = "adapter_model.safetensors";
    private static final String PICKLED = "adapter_model.bin";
    private static final long MOST_CONFIG = 16 << 20;

    public PeftAdapter {
        parts = List.copyOf(parts);
        replaced = Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
    }

    public static PeftAdapter read(Files files, String folder) throws IOException {
        String config = files.in(folder, CONFIG);
        String tensors = files.in(folder, TENSORS);
        if (!files.exists(config)) {
            throw AdapterErrors.noFile(config);
        }
        if (!files.exists(tensors)) {
            throw files.exists(files.in(folder, PICKLED))
                    ? AdapterErrors.notSafetensors(folder, PICKLED)
                    : AdapterErrors.noFile(tensors);
        }
        PeftConfig said = PeftConfigReader.read(JsonFile.read(files, config, MOST_CONFIG));
        return PeftTensors.read(folder, said, Safetensors.read(files, tensors));
    }

    /** What it replaces besides the biases of linear layers. */
    Map<String, Stored> replacedBesides(List<Place> linear) {
        Map<String, Stored> rest = new LinkedHashMap<>(replaced);
        linear.forEach(place -> place.bias().ifPresent(rest::remove));
        return rest;
    }

    /** Refuses a model that this adapter was not made for, by the modules that it has and by their shapes. */
    public void requireFits(List<Place> places) {
        new Fitting(this, places).require();
    }
}
