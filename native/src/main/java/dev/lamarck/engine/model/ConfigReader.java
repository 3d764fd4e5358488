package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads what the configurations of several families say in the same words. */
final class ConfigReader {
    private static final Set<String> ONE_WINDOW = Set.of("sliding_attention", "full_attention");

    private ConfigReader() {}

    static Sizes sizes(JsonFile config) {
        return new Sizes(
                config.count("vocab_size", Sizes.MOST_TOKENS),
                config.count("hidden_size", Sizes.MOST_WIDTH),
                config.count("num_hidden_layers", Sizes.MOST_LAYERS),
                config.count("max_position_embeddings", Sizes.MOST_CONTEXT));
    }

    /** Causal, with the scale that all families share. */
    static Attention attention(JsonFile config, Optional<Attention.Window> window) {
        int heads = config.count("num_attention_heads", Attention.MOST_HEADS);
        int keyHeads =
                config.has("num_key_value_heads") ? config.count("num_key_value_heads", Attention.MOST_HEADS) : heads;
        if (heads % keyHeads != 0) {
            throw config.unlike("num_key_value_heads", "a divisor of num_attention_heads, which is " + heads);
        }
        int headSize = headSize(config, heads);
        return new Attention(heads, keyHeads, headSize, 1 / Math.sqrt(headSize), true, window);
    }

    private static int headSize(JsonFile config, int heads) {
        if (config.has("head_dim")) {
            return config.count("head_dim", Attention.MOST_HEAD_SIZE);
        }
        return shared(config, "hidden_size", heads);
    }

    /** What each head gets of a width. */
    static int shared(JsonFile config, String key, int heads) {
        int width = config.count(key, Sizes.MOST_WIDTH);
        if (width % heads != 0 || width / heads > Attention.MOST_HEAD_SIZE) {
            throw config.unlike(
                    key,
                    "a multiple of the %d heads, with at most %,d for each".formatted(heads, Attention.MOST_HEAD_SIZE));
        }
        return width / heads;
    }

    static Activation activation(JsonFile config, String key) {
        return switch (config.text(key).toLowerCase(Locale.ROOT)) {
            case "silu", "swish" -> Activation.SILU;
            case "gelu", "gelu_python" -> Activation.GELU;
            case "gelu_new", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_fast" -> Activation.GELU_TANH;
            case "relu" -> Activation.RELU;
            default -> throw config.unlike(key, "silu, gelu, gelu_new, gelu_pytorch_tanh, gelu_fast or relu");
        };
    }

    /** The layers that {@code layer_types} names, or else those from a certain one on. */
    static Optional<Attention.Window> window(JsonFile config, int from) {
        if (!config.has("sliding_window")) {
            return Optional.empty();
        }
        int layers = config.count("num_hidden_layers", Sizes.MOST_LAYERS);
        Optional<List<String>> types = config.findTexts("layer_types");
        if (types.isPresent() && (types.get().size() != layers || !ONE_WINDOW.containsAll(types.get()))) {
            throw config.unlike(
                    "layer_types", "sliding_attention or full_attention for each of %d layers".formatted(layers));
        }
        Set<Integer> sliding = IntStream.range(0, layers)
                .filter(layer -> types.isPresent() ? types.get().get(layer).equals("sliding_attention") : layer >= from)
                .boxed()
                .collect(Collectors.toSet());
        int tokens = config.count("sliding_window", Integer.MAX_VALUE);
        return sliding.isEmpty() ? Optional.empty() : Optional.of(new Attention.Window(tokens, sliding));
    }

    static Ends.Head head(JsonFile config) {
        return config.flag("tie_word_embeddings") ? Ends.Head.TIED : Ends.Head.OWN;
    }

    /** Newer configurations have it as {@code dtype}. */
    static Optional<DType> stored(JsonFile config) {
        String key = config.has("dtype") ? "dtype" : "torch_dtype";
        return config.findText(key).map(name -> switch (name.replace("torch.", "")) {
            case "float32" -> DType.F32;
            case "float16" -> DType.F16;
            case "bfloat16" -> DType.BF16;
            default -> throw config.unlike(key, "float32, float16 or bfloat16");
        });
    }

    /** Refuses what a configuration turns on and the engine does not do. */
    static void refuse(JsonFile config, String... keys) {
        Arrays.stream(keys).filter(config::isSet).findFirst().ifPresent(key -> {
            throw ModelErrors.notDone(config.file(), key);
        });
    }
}
