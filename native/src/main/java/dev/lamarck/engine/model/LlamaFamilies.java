package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.model.Ends.Head;
import dev.lamarck.engine.model.Layer.Biases;
import dev.lamarck.engine.model.Layer.Residual;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Llama and those that are built like it: a gated feed-forward part, rotary positions, and norms without a mean. */
final class LlamaFamilies {
    private static final Layout NAMES = new Layout(Map.ofEntries(
            Map.entry(Role.EMBEDDING, "model.embed_tokens"),
            Map.entry(Role.ATTENTION_NORM, "model.layers.#.input_layernorm"),
            Map.entry(Role.QUERY, "model.layers.#.self_attn.q_proj"),
            Map.entry(Role.KEY, "model.layers.#.self_attn.k_proj"),
            Map.entry(Role.VALUE, "model.layers.#.self_attn.v_proj"),
            Map.entry(Role.OUTPUT, "model.layers.#.self_attn.o_proj"),
            Map.entry(Role.FEED_NORM, "model.layers.#.post_attention_layernorm"),
            Map.entry(Role.GATE, "model.layers.#.mlp.gate_proj"),
            Map.entry(Role.UP, "model.layers.#.mlp.up_proj"),
            Map.entry(Role.DOWN, "model.layers.#.mlp.down_proj"),
            Map.entry(Role.FINAL_NORM, "model.norm"),
            Map.entry(Role.HEAD, "lm_head")));

    private static final Layout OLD_YI_NAMES =
            NAMES.with(Map.of(Role.ATTENTION_NORM, "model.layers.#.ln1", Role.FEED_NORM, "model.layers.#.ln2"));

    private static final String LLAMA_DEFAULTS = """
            {"vocab_size": 32000, "hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32,
             "num_attention_heads": 32, "hidden_act": "silu", "max_position_embeddings": 2048, "rms_norm_eps": 1e-6}""";

    private static final String YI_DEFAULTS = """
            {"vocab_size": 64000, "hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 4, "hidden_act": "silu",
             "max_position_embeddings": 4096, "rms_norm_eps": 1e-5, "rope_theta": 5000000.0}""";

    private static final String MISTRAL_DEFAULTS = """
            {"vocab_size": 32000, "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 8, "hidden_act": "silu",
             "max_position_embeddings": 131072, "rms_norm_eps": 1e-6, "sliding_window": 4096}""";

    private static final String QWEN2_DEFAULTS = """
            {"vocab_size": 151936, "hidden_size": 4096, "intermediate_size": 22016, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 32, "hidden_act": "silu",
             "max_position_embeddings": 32768, "rms_norm_eps": 1e-6, "sliding_window": 4096,
             "max_window_layers": 28}""";

    private static final String GEMMA_DEFAULTS = """
            {"vocab_size": 256000, "hidden_size": 3072, "intermediate_size": 24576, "num_hidden_layers": 28,
             "num_attention_heads": 16, "num_key_value_heads": 16, "head_dim": 256,
             "hidden_act": "gelu_pytorch_tanh", "max_position_embeddings": 8192, "rms_norm_eps": 1e-6,
             "tie_word_embeddings": true}""";

    static final Family LLAMA = new Family("LlamaForCausalLM", Set.of("llama"), LlamaFamilies::llama, List.of(NAMES));
    static final Family YI = new Family("YiForCausalLM", Set.of("Yi"), LlamaFamilies::yi, List.of(NAMES, OLD_YI_NAMES));
    static final Family MISTRAL =
            new Family("MistralForCausalLM", Set.of("mistral"), LlamaFamilies::mistral, List.of(NAMES));
    static final Family QWEN2 = new Family("Qwen2ForCausalLM", Set.of("qwen2"), LlamaFamilies::qwen2, List.of(NAMES));
    static final Family GEMMA = new Family("GemmaForCausalLM", Set.of("gemma"), LlamaFamilies::gemma, List.of(NAMES));

    private LlamaFamilies() {}

    private static Architecture llama(JsonFile given) {
        JsonFile config = given.withDefaults(LLAMA_DEFAULTS);
        boolean attention = config.flag("attention_bias");
        Biases biases = new Biases(attention, attention, config.flag("mlp_bias"), false);
        return model("LlamaForCausalLM", config, layer(config, biases, Optional.empty()));
    }

    private static Architecture yi(JsonFile given) {
        JsonFile config = given.withDefaults(YI_DEFAULTS);
        return model("YiForCausalLM", config, layer(config, new Biases(false, false, false, false), Optional.empty()));
    }

    private static Architecture mistral(JsonFile given) {
        JsonFile config = given.withDefaults(MISTRAL_DEFAULTS);
        ConfigReader.refuse(config, "layer_types");
        Biases biases = new Biases(false, false, false, false);
        return model("MistralForCausalLM", config, layer(config, biases, ConfigReader.window(config, 0)));
    }

    private static Architecture qwen2(JsonFile given) {
        JsonFile config = given.withDefaults(QWEN2_DEFAULTS);
        Optional<Attention.Window> window = config.flag("use_sliding_window")
                ? ConfigReader.window(
                        config, config.findInteger("max_window_layers").orElse(0))
                : Optional.empty();
        return model("Qwen2ForCausalLM", config, layer(config, new Biases(true, false, false, false), window));
    }

    /** Its norms add one to their weights, its embedding is scaled, and "gelu" has always meant the other one. */
    private static Architecture gemma(JsonFile given) {
        JsonFile config = given.withDefaults(GEMMA_DEFAULTS);
        ConfigReader.refuse(config, "use_bidirectional_attention");
        boolean bias = config.flag("attention_bias");
        Layer plain = layer(config, new Biases(bias, bias, false, false), Optional.empty());
        Activation said =
                ConfigReader.activation(config, config.has("hidden_activation") ? "hidden_activation" : "hidden_act");
        Activation meant = said == Activation.GELU ? Activation.GELU_TANH : said;
        Layer layer = new Layer(
                plain.attention(),
                new Feed(plain.feed().inner(), meant, true),
                new NormRule(NormRule.Kind.RMS, plain.norm().epsilon(), true),
                plain.residual(),
                plain.biases());
        Architecture model = model("GemmaForCausalLM", config, layer);
        Ends ends = new Ends(Math.sqrt(model.sizes().width()), model.ends().head());
        return new Architecture(model.family(), model.sizes(), layer, model.positions(), ends, model.stored());
    }

    private static Layer layer(JsonFile config, Biases biases, Optional<Attention.Window> window) {
        return new Layer(
                ConfigReader.attention(config, window),
                new Feed(
                        config.count("intermediate_size", Sizes.MOST_WIDTH),
                        ConfigReader.activation(config, "hidden_act"),
                        true),
                new NormRule(NormRule.Kind.RMS, config.positive("rms_norm_eps"), false),
                Residual.SEQUENTIAL,
                biases);
    }

    private static Architecture model(String family, JsonFile config, Layer layer) {
        ConfigReader.refuse(config, "quantization_config");
        Head head = ConfigReader.head(config);
        return new Architecture(
                family,
                ConfigReader.sizes(config),
                layer,
                RotaryReader.whole(config, layer.attention().headSize()),
                new Ends(1, head),
                ConfigReader.stored(config));
    }
}
