package dev.lamarck.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Architecture;
import dev.lamarck.engine.model.Block;
import dev.lamarck.engine.model.Golden;
import dev.lamarck.engine.model.ModelException;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.SafetensorsWriter;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.model.StoredType;
import dev.lamarck.engine.model.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeftAdapterTest {
    private static final String QUERY = "base_model.model.model.layers.0.self_attn.q_proj";

    private final LocalFiles files = new LocalFiles();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"patterns", "stabilised", "biases", "all-biases", "all-linear", "head"})
    void read_ofWhatTheReferenceSaved_isTheSameAdapter(String name) throws IOException {
        JsonNode told = Golden.json("adapters.json").get(name);
        PeftAdapter adapter = golden(name);

        assertThat(adapter.parts()).hasSize(told.get("scales").size());
        for (PeftPart part : adapter.parts()) {
            double scale = told.get("scales").get(part.module()).doubleValue();
            assertThat(part.scale()).isCloseTo(scale, Offset.offset(1e-12));
            requireSame(part.a(), told, "base_model.model." + part.module() + ".lora_A.weight");
            requireSame(part.b(), told, "base_model.model." + part.module() + ".lora_B.weight");
        }
        assertThat(adapter.replaced())
                .hasSize(told.get("tensors").size() - 2 * adapter.parts().size());
        adapter.requireFits(places());
    }

    private static void requireSame(Stored tensor, JsonNode told, String name) throws IOException {
        assertThat(tensor.name()).isEqualTo(name);
        JsonNode expected = told.get("tensors").get(name);
        assertThat(tensor.shape()).isEqualTo(Golden.longs(expected.get("shape")));
        assertThat(Golden.digest(tensor)).isEqualTo(expected.get("sha256").textValue());
    }

    @Test
    void read_ofWhatReplacesTensors_namesThemAsTheModelDoes() throws IOException {
        assertThat(golden("biases").replaced().keySet())
                .containsExactly(
                        "lm_head.weight",
                        "model.layers.1.self_attn.k_proj.bias",
                        "model.layers.1.self_attn.q_proj.bias");
        assertThat(golden("all-biases").replaced())
                .containsKeys("model.embed_tokens.weight", "model.layers.0.input_layernorm.weight")
                .containsKeys("model.layers.0.self_attn.o_proj.bias", "model.layers.1.self_attn.v_proj.bias");
        assertThat(golden("head").replaced().keySet()).contains("lm_head.weight");
        assertThat(golden("patterns").replaced()).isEmpty();
    }

    @Test
    void read_keepsWhatTheConfigurationSays() throws IOException {
        PeftConfig config = golden("stabilised").config();

        assertThat(config.base()).contains("small-llama");
        assertThat(config.dropout()).isEqualTo(0.25);
        assertThat(config.strength().stabilised()).isTrue();
        assertThat(config.targets()).isEqualTo(new Targets.Matching(".*\\.[01]\\.mlp\\.(up|gate)_proj"));
        assertThat(golden("biases").config().saved()).containsExactly("lm_head");
    }

    @Test
    void read_ofOtherMethods_refuses() {
        assertThatThrownBy(() -> golden("embedding"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("embed_tokens.lora_embedding_A")
                .hasMessageContaining("LoRA on embeddings");
        assertThatThrownBy(() -> golden("dora")).hasMessageContaining("sets 'use_dora'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'peft_type':'IA3'                         | its peft_type is 'IA3'
                    'r':0                                     | 'r' is 0, and has to be an integer from 1
                    'r':3                                     | has rank 2, and adapter_config.json says 3
                    'lora_alpha':'x'                          | 'lora_alpha' is "x"
                    'lora_alpha':null                         | 'lora_alpha' is missing
                    'lora_dropout':1                          | a number from 0 to less than 1
                    'rank_pattern':{'q_proj':0}               | 'rank_pattern.q_proj' is 0
                    'rank_pattern':{'q_proj':5}               | has rank 2, and adapter_config.json says 5
                    'rank_pattern':{'(':5}                    | Cannot read the expression '(.*\\.)?(()$'
                    'alpha_pattern':{'q_proj':'x'}            | 'alpha_pattern.q_proj' is "x"
                    'target_modules':['k_proj']               | changes 'model.layers.0.self_attn.q_proj', which the target_modules
                    'target_modules':'('                      | Cannot read the expression '('
                    'target_modules':7                        | 'target_modules' is 7
                    'target_modules':'(.*)*(.*)*(.*)*(.*)*x'  | takes too long on 'model.layers
                    'target_modules':'(){99999}.*'            | repeats a group
                    'init_lora_weights':'pissa_niter_4'       | init_lora_weights is 'pissa_niter_4'
                    'trainable_token_indices':[1]             | sets 'trainable_token_indices'
                    """)
    void read_ofAnUnusableConfiguration_saysWhy(String keys, String said) throws IOException {
        write(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 2)));
        config(keys);

        assertThatThrownBy(this::read).isInstanceOf(ModelException.class).hasMessageContaining(said);
    }

    @Test
    void read_ofOtherInitialisations_isPlain() throws IOException {
        write(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 2)));
        config("'init_lora_weights':'gaussian','target_modules':null,'peft_version':'9','new_key':{'a':1}");

        assertThat(read().parts()).hasSize(1);
        assertThat(read().config().targets()).isEqualTo(new Targets.Unsaid());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lora_B.weight                 | lora_A.weight', but no 'model.layers.0.self_attn.q_proj.lora_B.weight'
                    lora_A.weight                 | lora_B.weight', but no 'model.layers.0.self_attn.q_proj.lora_A.weight'
                    """)
    void read_ofHalfAPart_namesTheOther(String lost, String said) throws IOException {
        Map<String, Block> blocks =
                new HashMap<>(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 2)));
        blocks.remove(QUERY + "." + lost);
        write(blocks);
        config("'r':2");

        assertThatThrownBy(this::read).hasMessageContaining(said);
    }

    @Test
    void read_ofABiasOfTheSecondFactor_hasItsPart() throws IOException {
        config("'r':2,'lora_bias':true");
        String bias = QUERY + ".lora_B.bias";

        write(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 2), bias, block(16)));
        assertThat(read().parts().get(0).bias()).isPresent();
        write(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 2), bias, block(15)));
        assertThatThrownBy(this::read).hasMessageContaining("is of the shape [15]; it has to be [16]");
        write(Map.of(bias, block(16)));
        assertThatThrownBy(this::read).hasMessageContaining("q_proj.lora_B.bias', but no");
    }

    @Test
    void read_ofStrangeTensors_namesThem() throws IOException {
        config("'r':2");

        write(Map.of("model.layers.0.q_proj.lora_A.weight", block(2, 16)));
        assertThatThrownBy(this::read).hasMessageContaining("'model.layers.0.q_proj.lora_A.weight' in");
        write(Map.of(QUERY + ".lora_magnitude_vector", block(16)));
        assertThatThrownBy(this::read).hasMessageContaining("DoRA and the like");
        write(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 3)));
        assertThatThrownBy(this::read).hasMessageContaining("shapes [2, 16] and [16, 3]");
        write(Map.of(QUERY + ".lora_A.weight", new Block(StoredType.U8, List.of(2L, 2L), ByteBuffer.allocate(4))));
        assertThatThrownBy(this::read).hasMessageContaining("does not compute with U8");
        write(Map.of(QUERY + ".base_layer.bias", block(16), QUERY + ".bias", block(16)));
        assertThatThrownBy(this::read).hasMessageContaining("replaces a tensor that another one replaces");
    }

    @Test
    void read_withoutFiles_saysWhichIsMissing() throws IOException {
        assertThatThrownBy(this::read).hasMessageContaining("no " + folder + "/adapter_config.json");
        config("'r':2");
        assertThatThrownBy(this::read).hasMessageContaining("no " + folder + "/adapter_model.safetensors");
        Files.writeString(folder.resolve("adapter_model.bin"), "");
        assertThatThrownBy(this::read).hasMessageContaining("only safetensors");
    }

    @Test
    void requireFits_ofAnotherBase_namesModuleAndShapes() throws IOException {
        config("'r':2");
        write(Map.of(QUERY + ".lora_A.weight", block(2, 20), QUERY + ".lora_B.weight", block(16, 2)));
        assertThatThrownBy(() -> read().requireFits(places()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "'model.layers.0.self_attn.q_proj' of shape [16, 20], and this model's has [16, 16]")
                .hasMessageContaining("made for 'somebody/base'");

        String beyond = QUERY.replace("layers.0", "layers.7");
        write(Map.of(beyond + ".lora_A.weight", block(2, 16), beyond + ".lora_B.weight", block(16, 2)));
        assertThatThrownBy(() -> read().requireFits(places()))
                .hasMessageContaining("'model.layers.7.self_attn.q_proj', which this model does not have")
                .hasMessageContaining("model.layers.0.self_attn.q_proj");

        write(Map.of("base_model.model.lm_head.weight", block(41, 16)));
        assertThatThrownBy(() -> read().requireFits(places()))
                .hasMessageContaining("'lm_head.weight' of shape [41, 16], and this model's has [40, 16]");
    }

    @Test
    void requireFits_withoutTensorsForATarget_namesIt() throws IOException {
        config("'r':2");
        write(Map.of(QUERY + ".lora_A.weight", block(2, 16), QUERY + ".lora_B.weight", block(16, 2)));

        assertThatThrownBy(() -> read().requireFits(places()))
                .hasMessageContaining("said to change 'model.layers.1.self_attn.q_proj', but has no tensors");
    }

    private List<Place> places() throws IOException {
        String sharded = Golden.file("sharded").toString();
        return Weights.read(files, sharded, Architecture.read(files, sharded)).places();
    }

    private PeftAdapter golden(String name) throws IOException {
        return PeftAdapter.read(files, Golden.file("adapters/" + name).toString());
    }

    private PeftAdapter read() throws IOException {
        return PeftAdapter.read(files, folder.toString());
    }

    private void config(String keys) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "peft_type", "'LORA'",
                "r", "2",
                "lora_alpha", "4",
                "target_modules", "['q_proj']",
                "base_model_name_or_path", "'somebody/base'"));
        all.keySet().removeIf(key -> keys.contains("'" + key + "':"));
        StringBuilder text = new StringBuilder("{" + keys);
        all.forEach((key, value) -> text.append(",'").append(key).append("':").append(value));
        Files.writeString(
                folder.resolve("adapter_config.json"),
                text.append('}').toString().replace('\'', '"').replace("\\", "\\\\"));
    }

    private void write(Map<String, Block> blocks) throws IOException {
        Files.write(folder.resolve("adapter_model.safetensors"), SafetensorsWriter.bytes(blocks, Map.of()));
    }

    private static Block block(long... shape) {
        int numbers = 1;
        for (long side : shape) {
            numbers *= (int) side;
        }
        return Block.of(new float[numbers], shape);
    }
}
