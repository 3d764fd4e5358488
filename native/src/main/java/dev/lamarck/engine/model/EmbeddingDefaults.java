package dev.lamarck.engine.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the makers of a model would have it embed texts, for whoever does not say otherwise: what {@code sentence-transformers}
 * saves beside it, else the mean, as it is.
 *
 * @param normalised whether vectors are brought to length one
 * @param most tokens of a text, if that is fewer than the model was made for
 */
public record EmbeddingDefaults(Pooling pooling, boolean normalised, OptionalInt most) {
    private static final String MODULES = "modules.json";
    private static final String LENGTH = "sentence_bert_config.json";
    private static final String CONFIG = "config.json";
    private static final String MODE = "pooling_mode";

    /** As configurations write them, in full or as flags. */
    private static final Map<String, Pooling> POOLINGS = Map.of(
            "mean", Pooling.MEAN,
            "cls", Pooling.FIRST,
            "lasttoken", Pooling.LAST);

    private static final Map<String, String> FLAGS = Map.of(
            "pooling_mode_mean_tokens", "mean",
            "pooling_mode_cls_token", "cls",
            "pooling_mode_lasttoken", "lasttoken",
            "pooling_mode_max_tokens", "max",
            "pooling_mode_mean_sqrt_len_tokens", "mean_sqrt_len_tokens",
            "pooling_mode_weightedmean_tokens", "weightedmean");

    /** Reads {@code modules.json} and what it names; a folder need not have it. */
    public static EmbeddingDefaults read(Files files, String folder) throws IOException {
        Pooling pooling = Pooling.MEAN;
        boolean normalised = false;
        for (JsonNode module : modules(files, files.in(folder, MODULES))) {
            String type = module.path("type").asText();
            switch (type.substring(type.lastIndexOf('.') + 1)) {
                case "Transformer" -> {}
                case "Normalize" -> normalised = true;
                case "Pooling" -> {
                    String place = files.in(files.in(folder, module.path("path").asText()), CONFIG);
                    pooling = pooling(JsonFile.read(files, place, Architecture.MOST_CONFIG));
                }
                default -> throw ModelErrors.notEmbedding(files.in(folder, MODULES), type);
            }
        }
        return new EmbeddingDefaults(pooling, normalised, most(files, files.in(folder, LENGTH)));
    }

    private static JsonNode modules(Files files, String file) throws IOException {
        if (!files.exists(file)) {
            return new ObjectMapper().createArrayNode();
        }
        try {
            JsonNode modules = new ObjectMapper().readTree(files.read(file, Architecture.MOST_CONFIG));
            if (!modules.isArray()) {
                throw ModelErrors.noList(file);
            }
            return modules;
        } catch (JsonProcessingException e) {
            throw ModelErrors.notJson(file, e);
        }
    }

    private static Pooling pooling(JsonFile config) {
        List<String> modes = config.findTexts(MODE)
                .orElseGet(() -> FLAGS.keySet().stream()
                        .sorted()
                        .filter(config::flag)
                        .map(FLAGS::get)
                        .toList());
        Optional<Pooling> pooling =
                modes.size() == 1 ? Optional.ofNullable(POOLINGS.get(modes.get(0))) : Optional.empty();
        return pooling.orElseThrow(() -> ModelErrors.notPooling(config.file(), modes, POOLINGS.keySet()));
    }

    private static OptionalInt most(Files files, String file) throws IOException {
        if (!files.exists(file)) {
            return OptionalInt.empty();
        }
        JsonFile config = JsonFile.read(files, file, Architecture.MOST_CONFIG);
        return config.has("max_seq_length")
                ? OptionalInt.of(config.count("max_seq_length", Integer.MAX_VALUE))
                : OptionalInt.empty();
    }
}
