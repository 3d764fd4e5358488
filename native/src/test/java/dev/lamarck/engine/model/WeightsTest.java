package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.LocalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WeightsTest {
    private final LocalFiles files = new LocalFiles();

    @TempDir
    private Path folder;

    static Stream<String> golden() throws IOException {
        JsonNode configs = Golden.json("configs.json");
        return ArchitectureTest.golden()
                .filter(name -> !configs.get(name).get("tensors").isNull());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void read_ofTheReferencesTensors_needsEachOfThem(String name) throws IOException {
        Map<String, List<Long>> shapes = shapes(name);
        write(shapes);
        Architecture model = model(name);

        Weights weights = Weights.read(files, folder.toString(), model);

        Map<String, List<Long>> needed = new HashMap<>();
        weights.places().forEach(place -> {
            if (place.role() != Role.HEAD || model.ends().head() == Ends.Head.OWN) {
                needed.put(place.weight(), place.shape());
            }
            place.bias().ifPresent(bias -> needed.put(bias, List.of(place.outputs())));
        });
        assertThat(needed).isEqualTo(shapes);
        assertThat(weights.unused()).isEmpty();
        assertThat(weights.weight(Role.QUERY, 2).shape().get(0)).isEqualTo(queries(model));
        assertThat(weights.bias(Role.QUERY, 0).isPresent())
                .isEqualTo(model.layer().biases().input());
    }

    private static long queries(Architecture model) {
        Attention attention = model.layer().attention();
        return (long) attention.heads() * attention.headSize();
    }

    @Test
    void read_ofShards_findsEveryPart() throws IOException {
        String sharded = Golden.file("sharded").toString();
        Weights weights = Weights.read(files, sharded, Architecture.read(files, sharded));

        assertThat(weights.weight(Role.DOWN, 1).shape()).containsExactly(16L, 24L);
        assertThat(weights.weight(Role.DOWN, 1).name()).isEqualTo("model.layers.1.mlp.down_proj.weight");
        assertThat(weights.bias(Role.KEY, 1).orElseThrow().name()).isEqualTo("model.layers.1.self_attn.k_proj.bias");
        assertThat(weights.bias(Role.DOWN, 1)).isEmpty();
        assertThat(weights.has(Role.QUERY_KEY_VALUE, 0)).isFalse();
        assertThat(weights.unused()).isEmpty();
        assertThatThrownBy(() -> weights.weight(Role.QUERY, 2)).hasMessageContaining("no QUERY in layer 2");
    }

    @Test
    void weight_ofAMatrixOfThree_isItsPart() throws IOException {
        write(shapes("qwen"));
        Weights weights = Weights.read(files, folder.toString(), model("qwen"));
        Stored all = weights.weight(Role.QUERY_KEY_VALUE, 1);
        Stored bias = weights.bias(Role.QUERY_KEY_VALUE, 1).orElseThrow();

        assertThat(weights.weight(Role.QUERY, 1)).isEqualTo(all.rows(0, 48));
        assertThat(weights.weight(Role.KEY, 1)).isEqualTo(all.rows(48, 48));
        assertThat(weights.weight(Role.VALUE, 1)).isEqualTo(all.rows(96, 48));
        assertThat(weights.bias(Role.VALUE, 1)).contains(bias.rows(96, 48));
        assertThat(weights.weight(Role.GATE, 0).name()).isEqualTo("transformer.h.0.mlp.w2.weight");
    }

    @Test
    void weight_ofATiedHead_isTheEmbedding() throws IOException {
        Map<String, List<Long>> shapes = shapes("qwen2-typed");
        shapes.put("lm_head.weight", List.of(96L, 48L));
        write(shapes);
        Weights weights = Weights.read(files, folder.toString(), model("qwen2-typed"));

        assertThat(weights.weight(Role.HEAD, 0)).isEqualTo(weights.weight(Role.EMBEDDING, 0));
        assertThat(weights.unused()).isEmpty();
    }

    @Test
    void unused_leavesOutWhatIsKnownToBeNeedless() throws IOException {
        Map<String, List<Long>> shapes = shapes("llama");
        shapes.put("model.layers.0.self_attn.rotary_emb.inv_freq", List.of(4L));
        shapes.put("model.layers.3.mlp.up_proj.weight", List.of(80L, 48L));
        write(shapes);

        assertThat(Weights.read(files, folder.toString(), model("llama")).unused())
                .containsExactly("model.layers.3.mlp.up_proj.weight");
    }

    @Test
    void read_ofAnotherModel_namesTheTensor() throws IOException {
        Map<String, List<Long>> shapes = shapes("llama");
        shapes.put("model.layers.2.mlp.up_proj.weight", List.of(81L, 48L));
        write(shapes);
        assertThatThrownBy(() -> Weights.read(files, folder.toString(), model("llama")))
                .hasMessageContaining("'model.layers.2.mlp.up_proj.weight'")
                .hasMessageContaining("[81, 48], and should have [80, 48]");

        assertThatThrownBy(() -> Weights.read(files, folder.toString(), model("qwen2")))
                .hasMessageContaining("model.layers.0.self_attn.");
    }

    private Architecture model(String name) throws IOException {
        return Architecture.read(files, Golden.file("configs/" + name).toString());
    }

    private static Map<String, List<Long>> shapes(String name) throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        Golden.json("configs.json")
                .get(name)
                .get("tensors")
                .fields()
                .forEachRemaining(entry -> shapes.put(entry.getKey(), Golden.longs(entry.getValue())));
        return shapes;
    }

    private void write(Map<String, List<Long>> shapes) throws IOException {
        Map<String, Block> blocks = new HashMap<>();
        shapes.forEach((name, shape) -> {
            long numbers = shape.stream().reduce(1L, (one, other) -> one * other);
            blocks.put(name, new Block(StoredType.F16, shape, ByteBuffer.allocate((int) numbers * 2)));
        });
        Files.write(folder.resolve("model.safetensors"), SafetensorsWriter.bytes(blocks, Map.of()));
    }
}
