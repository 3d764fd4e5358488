package dev.lamarck.engine.model;

import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.tensor.DType;
import java.io.IOException;
import java.util.Optional;

/**
 * What a model computes, in the words of no particular family.
 *
 * @param family whose names its tensors have
 * @param stored the kind of numbers that its configuration promises; its files decide
 */
public record Architecture(
        String family, Sizes sizes, Layer layer, Positions positions, Ends ends, Optional<DType> stored) {

    static final String CONFIG = "config.json";
    static final long MOST_CONFIG = 16 << 20;

    public Architecture {
        if (positions instanceof Positions.Rotary rotary
                && rotary.size() > layer.attention().headSize()) {
            throw ModelErrors.rotaryBeyondHead(rotary.size(), layer.attention().headSize());
        }
    }

    /** Reads {@code config.json} in a folder. */
    public static Architecture read(Files files, String folder) throws IOException {
        String file = files.in(folder, CONFIG);
        if (!files.exists(file)) {
            throw ModelErrors.noConfig(file);
        }
        return of(JsonFile.read(files, file, MOST_CONFIG));
    }

    static Architecture of(JsonFile config) {
        return Families.of(config).reading().apply(config);
    }
}
