package dev.lamarck.engine.model;

import dev.lamarck.engine.model.Ends.Head;
import dev.lamarck.engine.model.Layer.Biases;
import dev.lamarck.engine.model.Layer.Residual;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Phi up to the second: attention and feed-forward part side by side on one norm, biases everywhere, and rotary positions
 * on a part of each head. Its first uploads have other keys and names, and one matrix for queries, keys and values.
 */
final class PhiFamily {
    private static final Layout NAMES = new Layout(Map.ofEntries(
            Map.entry(Role.EMBEDDING, "model.embed_tokens"),
            Map.entry(Role.ATTENTION_NORM, "model.layers.#.input_layernorm"),
            Map.entry(Role.QUERY, "model.layers.#.self_attn.q_proj"),
            Map.entry(Role.KEY, "model.layers.#.self_attn.k_proj"),
            Map.entry(Role.VALUE, "model.layers.#.self_attn.v_proj"),
            Map.entry(Role.OUTPUT, "model.layers.#.self_attn.dense"),
            Map.entry(Role.UP, "model.layers.#.mlp.fc1"),
            Map.entry(Role.DOWN, "model.layers.#.mlp.fc2"),
            Map.entry(Role.FINAL_NORM, "model.final_layernorm"),
            Map.entry(Role.HEAD, "lm_head")));

    private static final Layout FIRST_NAMES = new Layout(Map.of(
            Role.EMBEDDING, "transformer.embd.wte",
            Role.ATTENTION_NORM, "transformer.h.#.ln",
            Role.QUERY_KEY_VALUE, "transformer.h.#.mixer.Wqkv",
            Role.OUTPUT, "transformer.h.#.mixer.out_proj",
            Role.UP, "transformer.h.#.mlp.fc1",
            Role.DOWN, "transformer.h.#.mlp.fc2",
            Role.FINAL_NORM, "lm_head.ln",
            Role.HEAD, "lm_head.linear"));

    private static final String DEFAULTS = """
            {"vocab_size": 51200, "hidden_size": 2048, "intermediate_size": 8192, "num_hidden_layers": 24,
             "num_attention_heads": 32, "hidden_act": "gelu_new", "max_position_embeddings": 2048,
             "layer_norm_eps": 1e-5}""";

    private static final String FIRST_DEFAULTS = """
            {"vocab_size": 50304, "n_positions": 2048, "n_embd": 1024, "n_layer": 20, "n_head": 16,
             "rotary_dim": 32, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5}""";

    private static final double PART = 0.5;

    static final Family PHI =
            new Family("PhiForCausalLM", Set.of("phi", "phi-msft"), PhiFamily::read, List.of(NAMES, FIRST_NAMES));

    private PhiFamily() {}

    private static Architecture read(JsonFile config) {
        ConfigReader.refuse(config, "quantization_config", "qk_layernorm");
        boolean first = config.has("n_embd")
                || config.findText("model_type").filter("phi-msft"::equals).isPresent();
        return first ? first(config.withDefaults(FIRST_DEFAULTS)) : later(config.withDefaults(DEFAULTS));
    }

    private static Architecture later(JsonFile config) {
        Attention attention = ConfigReader.attention(config, Optional.empty());
        Feed feed = new Feed(
                config.count("intermediate_size", Sizes.MOST_WIDTH),
                ConfigReader.activation(config, "hidden_act"),
                false);
        return new Architecture(
                "PhiForCausalLM",
                ConfigReader.sizes(config),
                layer(attention, feed, config.positive("layer_norm_eps")),
                RotaryReader.partial(config, attention.headSize(), PART),
                new Ends(1, ConfigReader.head(config)),
                ConfigReader.stored(config));
    }

    private static Architecture first(JsonFile config) {
        int width = config.count("n_embd", Sizes.MOST_WIDTH);
        Attention attention = firstAttention(config);
        int inner = config.has("n_inner") ? config.count("n_inner", Sizes.MOST_WIDTH) : 4 * width;
        Feed feed = new Feed(inner, ConfigReader.activation(config, "activation_function"), false);
        int turned = Math.min(config.count("rotary_dim", Attention.MOST_HEAD_SIZE), attention.headSize());
        Head head = ConfigReader.head(config);
        return new Architecture(
                "PhiForCausalLM",
                new Sizes(
                        config.count("vocab_size", Sizes.MOST_TOKENS),
                        width,
                        config.count("n_layer", Sizes.MOST_LAYERS),
                        config.count("n_positions", Sizes.MOST_CONTEXT)),
                layer(attention, feed, config.positive("layer_norm_epsilon")),
                new Positions.Rotary(10_000, turned, new Positions.Scaling.None()),
                new Ends(1, head),
                ConfigReader.stored(config));
    }

    private static Attention firstAttention(JsonFile config) {
        int heads = config.count("n_head", Attention.MOST_HEADS);
        int keyHeads = config.has("n_head_kv") ? config.count("n_head_kv", Attention.MOST_HEADS) : heads;
        int headSize = ConfigReader.shared(config, "n_embd", heads);
        return new Attention(heads, keyHeads, headSize, 1 / Math.sqrt(headSize), true, Optional.empty());
    }

    private static Layer layer(Attention attention, Feed feed, double epsilon) {
        return new Layer(
                attention,
                feed,
                new NormRule(NormRule.Kind.LAYER, epsilon, false),
                Residual.PARALLEL,
                new Biases(true, true, true, true));
    }
}
