package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.model.Layer.Biases;
import dev.lamarck.engine.model.Layer.Residual;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first Qwen. Queries, keys and values are one matrix; its inner width is written doubled; and the half of its
 * feed-forward part that is bent is the second one. What it does to texts beyond {@code seq_length} is not done here, so
 * that is its context.
 */
final class QwenFamily {
    private static final Layout NAMES = new Layout(Map.of(
            Role.EMBEDDING, "transformer.wte",
            Role.ATTENTION_NORM, "transformer.h.#.ln_1",
            Role.QUERY_KEY_VALUE, "transformer.h.#.attn.c_attn",
            Role.OUTPUT, "transformer.h.#.attn.c_proj",
            Role.FEED_NORM, "transformer.h.#.ln_2",
            Role.GATE, "transformer.h.#.mlp.w2",
            Role.UP, "transformer.h.#.mlp.w1",
            Role.DOWN, "transformer.h.#.mlp.c_proj",
            Role.FINAL_NORM, "transformer.ln_f",
            Role.HEAD, "lm_head"));

    private static final String DEFAULTS = """
            {"vocab_size": 151936, "hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32,
             "layer_norm_epsilon": 1e-6, "max_position_embeddings": 8192, "scale_attn_weights": true,
             "kv_channels": 128, "rotary_pct": 1.0, "rotary_emb_base": 10000, "use_dynamic_ntk": true,
             "use_logn_attn": true, "intermediate_size": 22016, "no_bias": true}""";

    static final Family QWEN = new Family("QWenLMHeadModel", Set.of("qwen"), QwenFamily::read, List.of(NAMES));

    private QwenFamily() {}

    private static Architecture read(JsonFile given) {
        JsonFile config = given.withDefaults(DEFAULTS);
        ConfigReader.refuse(config, "quantization_config", "use_cache_quantization");
        if (!config.flag("scale_attn_weights")) {
            throw config.unlike("scale_attn_weights", "true");
        }
        Sizes sizes = sizes(config);
        Layer layer = layer(config);
        return new Architecture(
                "QWenLMHeadModel",
                sizes,
                layer,
                rotary(config, layer.attention().headSize()),
                new Ends(1, ConfigReader.head(config)),
                ConfigReader.stored(config));
    }

    private static Sizes sizes(JsonFile config) {
        Sizes plain = ConfigReader.sizes(config);
        boolean changes = config.flag("use_dynamic_ntk") || config.flag("use_logn_attn");
        int context =
                changes && config.has("seq_length") ? config.count("seq_length", Sizes.MOST_CONTEXT) : plain.context();
        return new Sizes(plain.vocabulary(), plain.width(), plain.layers(), context);
    }

    private static Layer layer(JsonFile config) {
        int heads = config.count("num_attention_heads", Attention.MOST_HEADS);
        int headSize = config.count("kv_channels", Attention.MOST_HEAD_SIZE);
        int doubled = config.count("intermediate_size", Sizes.MOST_WIDTH);
        if (doubled % 2 != 0) {
            throw config.unlike("intermediate_size", "an even number, twice the inner width");
        }
        boolean bias = !config.flag("no_bias");
        return new Layer(
                new Attention(heads, heads, headSize, 1 / Math.sqrt(headSize), true, Optional.empty()),
                new Feed(doubled / 2, Activation.SILU, true),
                new NormRule(NormRule.Kind.RMS, config.positive("layer_norm_epsilon"), false),
                Residual.SEQUENTIAL,
                new Biases(true, bias, bias, false));
    }

    private static Positions rotary(JsonFile config, int headSize) {
        double part = config.positive("rotary_pct");
        int size = (int) (headSize * part);
        if (part > 1 || size < 2 || size % 2 != 0) {
            throw config.unlike("rotary_pct", "a share that gives an even part of " + headSize);
        }
        return new Positions.Rotary(config.positive("rotary_emb_base"), size, new Positions.Scaling.None());
    }
}
