package dev.lamarck.engine.model;

import dev.lamarck.engine.model.Layer.Biases;
import dev.lamarck.engine.model.Layer.Residual;
import dev.lamarck.engine.model.Layout.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * BERT, an encoder: every token sees all others, and sums are normalised after they are made. Only its hidden states are
 * of use here, so what checkpoints have on top of them is not needed.
 */
final class BertFamily {
    private static final Map<Role, String> PATHS = Map.ofEntries(
            Map.entry(Role.EMBEDDING, "embeddings.word_embeddings"),
            Map.entry(Role.POSITIONS, "embeddings.position_embeddings"),
            Map.entry(Role.TOKEN_KINDS, "embeddings.token_type_embeddings"),
            Map.entry(Role.EMBEDDING_NORM, "embeddings.LayerNorm"),
            Map.entry(Role.QUERY, "encoder.layer.#.attention.self.query"),
            Map.entry(Role.KEY, "encoder.layer.#.attention.self.key"),
            Map.entry(Role.VALUE, "encoder.layer.#.attention.self.value"),
            Map.entry(Role.OUTPUT, "encoder.layer.#.attention.output.dense"),
            Map.entry(Role.ATTENTION_NORM, "encoder.layer.#.attention.output.LayerNorm"),
            Map.entry(Role.UP, "encoder.layer.#.intermediate.dense"),
            Map.entry(Role.DOWN, "encoder.layer.#.output.dense"),
            Map.entry(Role.FEED_NORM, "encoder.layer.#.output.LayerNorm"));

    private static final Layout NAMES = new Layout(PATHS);
    private static final Layout FIRST_NAMES = new Layout(PATHS, new Parameters("gamma", "beta"));
    private static final Pattern NEEDLESS =
            Pattern.compile("(bert\\.)?(pooler\\..*|embeddings\\.position_ids)|(cls|classifier|qa_outputs)\\..*");

    private static final String DEFAULTS = """
            {"vocab_size": 30522, "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12,
             "intermediate_size": 3072, "hidden_act": "gelu", "max_position_embeddings": 512,
             "type_vocab_size": 2, "layer_norm_eps": 1e-12, "position_embedding_type": "absolute"}""";

    static final Family BERT = new Family(
            "BertModel",
            Set.of("BertForMaskedLM", "BertForPreTraining", "BertForSequenceClassification"),
            Set.of("bert"),
            BertFamily::read,
            List.of(NAMES, NAMES.under("bert."), FIRST_NAMES, FIRST_NAMES.under("bert.")),
            NEEDLESS);

    private BertFamily() {}

    private static Architecture read(JsonFile given) {
        JsonFile config = given.withDefaults(DEFAULTS);
        ConfigReader.refuse(config, "quantization_config", "is_decoder", "add_cross_attention");
        if (!config.text("position_embedding_type").equals("absolute")) {
            throw config.unlike("position_embedding_type", "absolute");
        }
        return new Architecture(
                "BertModel",
                ConfigReader.sizes(config),
                layer(config),
                new Positions.Absolute(
                        config.count("max_position_embeddings", Sizes.MOST_CONTEXT),
                        config.count("type_vocab_size", Sizes.MOST_TOKENS)),
                new Ends(1, Ends.Head.NONE),
                ConfigReader.stored(config));
    }

    private static Layer layer(JsonFile config) {
        int heads = config.count("num_attention_heads", Attention.MOST_HEADS);
        int headSize = ConfigReader.shared(config, "hidden_size", heads);
        return new Layer(
                new Attention(heads, heads, headSize, 1 / Math.sqrt(headSize), false, Optional.empty()),
                new Feed(
                        config.count("intermediate_size", Sizes.MOST_WIDTH),
                        ConfigReader.activation(config, "hidden_act"),
                        false),
                new NormRule(NormRule.Kind.LAYER, config.positive("layer_norm_eps"), false),
                Residual.NORMALISED_AFTER,
                new Biases(true, true, true, false));
    }
}
