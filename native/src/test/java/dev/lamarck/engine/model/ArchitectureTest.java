package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Positions.Absolute;
import dev.lamarck.engine.model.Positions.Rotary;
import dev.lamarck.engine.model.Positions.Scaling;
import dev.lamarck.engine.tensor.DType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    static Stream<String> golden() throws IOException {
        List<String> names = new ArrayList<>();
        Golden.json("configs.json").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void read_ofAConfiguration_saysWhatTheReferenceMakesOfIt(String name) throws IOException {
        JsonNode told = Golden.json("configs.json").get(name).get("expected");
        Architecture model = Architecture.read(
                new LocalFiles(), Golden.file("configs/" + name).toString());

        assertThat(model.family()).isEqualTo(told.get("family").textValue());
        assertThat(model.sizes()).isEqualTo(sizes(told));
        requireAttention(model.layer().attention(), told);
        assertThat(model.layer().feed())
                .isEqualTo(new Feed(
                        told.get("inner").intValue(),
                        Activation.valueOf(told.get("activation").textValue()),
                        told.get("gated").booleanValue()));
        assertThat(model.layer().norm())
                .isEqualTo(new NormRule(
                        NormRule.Kind.valueOf(told.get("norm").textValue()),
                        told.get("epsilon").doubleValue(),
                        told.get("unit_offset").booleanValue()));
        assertThat(model.layer().residual()).hasToString(told.get("residual").textValue());
        assertThat(model.layer().biases()).isEqualTo(biases(told.get("biases")));
        assertThat(model.ends().head()).hasToString(told.get("head").textValue());
        assertThat(model.ends().embeddingScale())
                .isCloseTo(told.get("embedding_scale").doubleValue(), CLOSE);
        assertThat(model.stored().map(DType::label))
                .isEqualTo(Optional.ofNullable(told.get("stored").textValue()));
        requirePositions(model.positions(), told);
    }

    private static Sizes sizes(JsonNode told) {
        return new Sizes(
                told.get("vocabulary").intValue(),
                told.get("width").intValue(),
                told.get("layers").intValue(),
                told.get("context").intValue());
    }

    private static Layer.Biases biases(JsonNode told) {
        return new Layer.Biases(
                told.get(0).booleanValue(),
                told.get(1).booleanValue(),
                told.get(2).booleanValue(),
                told.get(3).booleanValue());
    }

    private static void requireAttention(Attention attention, JsonNode told) {
        assertThat(attention.heads()).isEqualTo(told.get("heads").intValue());
        assertThat(attention.keyHeads()).isEqualTo(told.get("key_heads").intValue());
        assertThat(attention.headSize()).isEqualTo(told.get("head_size").intValue());
        assertThat(attention.scale()).isCloseTo(told.get("scale").doubleValue(), CLOSE);
        assertThat(attention.causal()).isEqualTo(told.get("causal").booleanValue());
        JsonNode window = told.get("window");
        Set<Integer> sliding = new HashSet<>();
        window.path("layers").forEach(layer -> sliding.add(layer.intValue()));
        assertThat(attention.window())
                .isEqualTo(
                        window.isNull()
                                ? Optional.empty()
                                : Optional.of(new Attention.Window(
                                        window.get("tokens").intValue(), sliding)));
        IntStream.range(0, told.get("layers").intValue())
                .forEach(
                        layer -> assertThat(attention.window(layer).isPresent()).isEqualTo(sliding.contains(layer)));
    }

    private static void requirePositions(Positions positions, JsonNode told) {
        if (told.has("absolute")) {
            JsonNode absolute = told.get("absolute");
            assertThat(positions)
                    .isEqualTo(new Absolute(
                            absolute.get("rows").intValue(),
                            absolute.get("kinds").intValue()));
            return;
        }
        JsonNode rotary = told.get("rotary");
        assertThat(positions)
                .isEqualTo(new Rotary(
                        rotary.get("theta").doubleValue(), rotary.get("size").intValue(), scaling(rotary)));
    }

    private static Scaling scaling(JsonNode rotary) {
        double factor = rotary.path("factor").doubleValue();
        int original = rotary.path("original_max_position_embeddings").intValue();
        return switch (rotary.get("kind").textValue()) {
            case "linear" -> new Scaling.Linear(factor);
            case "dynamic" -> new Scaling.Dynamic(factor, original);
            case "llama3" ->
                new Scaling.Llama3(
                        factor,
                        rotary.get("low_freq_factor").doubleValue(),
                        rotary.get("high_freq_factor").doubleValue(),
                        original);
            case "yarn" ->
                new Scaling.Yarn(
                        factor,
                        rotary.get("fast").doubleValue(),
                        rotary.get("slow").doubleValue(),
                        rotary.get("magnitude").doubleValue(),
                        rotary.get("truncate").booleanValue(),
                        original);
            default -> new Scaling.None();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    Llama   | 'hidden_size':0                              | 'hidden_size' is 0, and has to be an integer from 1
                    Llama   | 'hidden_size':'x'                            | 'hidden_size' is "x", and has to be an integer
                    Llama   | 'hidden_size':null                           | 'hidden_size' is missing
                    Llama   | 'hidden_size':4095                           | a multiple of the 32 heads
                    Llama   | 'num_hidden_layers':2147483647               | from 1 to 4,096
                    Llama   | 'num_key_value_heads':5                      | a divisor of num_attention_heads, which is 32
                    Llama   | 'rms_norm_eps':0                             | a number above 0
                    Llama   | 'rms_norm_eps':1e999                         | a finite number
                    Llama   | 'hidden_act':'xielu'                         | 'hidden_act' is "xielu"
                    Llama   | 'rope_theta':-1                              | a number above 0
                    Llama   | 'rope_scaling':{'type':'longrope'}           | 'rope_scaling.type' is "longrope", and has to be default, linear
                    Llama   | 'rope_scaling':{'type':'linear'}             | 'rope_scaling.factor' is missing
                    Llama   | 'rope_scaling':{'rope_type':'llama3','factor':2,'low_freq_factor':4,'high_freq_factor':1} | more than low_freq_factor
                    Llama   | 'rope_parameters':{'full_attention':{}}      | differ by layer
                    Llama   | 'partial_rotary_factor':0.5                  | 1 for this family
                    Llama   | 'head_dim':7                                 | cannot be turned in pairs
                    Llama   | 'quantization_config':{'bits':4}             | sets 'quantization_config'
                    Llama   | 'torch_dtype':'float64'                      | float32, float16 or bfloat16
                    Llama   | 'tie_word_embeddings':1                      | true or false
                    Mistral | 'sliding_window':0                           | 'sliding_window' is 0
                    Mistral | 'layer_types':['full_attention']             | sets 'layer_types'
                    Qwen2   | 'use_sliding_window':true,'layer_types':['full_attention'] | for each of 32 layers
                    Gemma   | 'use_bidirectional_attention':true           | sets 'use_bidirectional_attention'
                    Phi     | 'qk_layernorm':true                          | sets 'qk_layernorm'
                    Phi     | 'partial_rotary_factor':1.5                  | an even part of 64
                    """)
    void read_ofAnUnusableConfiguration_saysWhy(String family, String keys, String said) {
        assertThatThrownBy(() -> of(family + "ForCausalLM", keys))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("here/config.json".substring(0, said.contains("turned") ? 0 : 16))
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    QWenLMHeadModel | 'intermediate_size':7                | twice the inner width
                    QWenLMHeadModel | 'scale_attn_weights':false           | 'scale_attn_weights' is false, and has to be true
                    QWenLMHeadModel | 'rotary_pct':0.01                    | 'rotary_pct'
                    BertModel       | 'position_embedding_type':'relative_key' | has to be absolute
                    BertModel       | 'is_decoder':true                    | sets 'is_decoder'
                    """)
    void read_ofAnUnusableConfigurationOfItsOwnKind_saysWhy(String family, String keys, String said) {
        assertThatThrownBy(() -> of(family, keys))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(said);
    }

    @Test
    void read_ofAnUnknownFamily_listsTheKnownOnes() {
        assertThatThrownBy(() -> of("OPTForCausalLM", "'model_type':'opt'"))
                .hasMessageContaining("[OPTForCausalLM]")
                .hasMessageContaining("'opt'")
                .hasMessageContaining("LlamaForCausalLM, YiForCausalLM, MistralForCausalLM, Qwen2ForCausalLM")
                .hasMessageContaining("GemmaForCausalLM, QWenLMHeadModel, PhiForCausalLM, BertModel");
    }

    @Test
    void read_withoutArchitectures_goesByTheType() {
        Architecture model = Architecture.of(JsonFile.of("config.json", "{\"model_type\": \"gemma\"}"));

        assertThat(model.family()).isEqualTo("GemmaForCausalLM");
    }

    @Test
    void read_ofGemma_takesGeluForTheOtherOne() {
        assertThat(of("GemmaForCausalLM", "'hidden_act':'gelu'").layer().feed().activation())
                .isEqualTo(Activation.GELU_TANH);
        assertThat(of("GemmaForCausalLM", "'hidden_act':'gelu','hidden_activation':'silu'")
                        .layer()
                        .feed()
                        .activation())
                .isEqualTo(Activation.SILU);
    }

    @Test
    void read_ofRotaryPositionsOnBothWays_prefersTheOlder() {
        Architecture model = of(
                "LlamaForCausalLM",
                "'rope_theta':5,'rope_scaling':{'type':'linear','factor':3},'rope_parameters':{'rope_theta':7}");

        assertThat(model.positions()).isEqualTo(new Rotary(5, 128, new Scaling.Linear(3)));
    }

    @Test
    void read_withoutAConfiguration_saysSo() {
        assertThatThrownBy(() -> Architecture.read(new LocalFiles(), "nowhere"))
                .hasMessageContaining("no nowhere/config.json");
    }

    private static Architecture of(String family, String keys) {
        String text = "{'architectures':['%s'],%s}".formatted(family, keys).replace('\'', '"');
        return Architecture.of(JsonFile.of("here/config.json", text));
    }
}
