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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
    private static final String INDEX = "model.safetensors.index.json";
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";

    @TempDir
    private Path folder;

    @Test
    void open_ofShards_findsEveryTensorInItsFile() throws IOException {
        Checkpoint checkpoint =
                Checkpoint.open(new LocalFiles(), Golden.file("sharded").toString());
        JsonNode told = Golden.json("sharded.json");

        assertThat(checkpoint.names()).hasSize(told.size());
        for (String name : checkpoint.names()) {
            Stored tensor = checkpoint.tensor(name, Golden.longs(told.get(name).get("shape")));
            assertThat(tensor.file()).hasFileName(told.get(name).get("file").textValue());
            assertThat(Golden.digest(tensor))
                    .isEqualTo(told.get(name).get("sha256").textValue());
        }
    }

    @Test
    void tensor_thatIsNotThere_namesTheNearest() throws IOException {
        tensors("model.safetensors", "model.layers.0.q.weight", "model.layers.0.k.weight", "other");

        assertThatThrownBy(() -> open().tensor("model.layers.0.v.weight", List.of(2L)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no 'model.layers.0.v.weight' of shape [2]")
                .hasMessageContaining("nearest are [model.layers.0.k.weight, model.layers.0.q.weight, other]");
    }

    @Test
    void tensor_unlikeWhatIsExpected_saysBoth() throws IOException {
        Block bytes = new Block(StoredType.U8, List.of(2L), ByteBuffer.allocate(2));
        write("model.safetensors", Map.of("a", Block.of(new float[2], 2), "b", bytes));

        assertThatThrownBy(() -> open().tensor("a", List.of(1L, 2L)))
                .hasMessageContaining("has the shape [2], and should have [1, 2]");
        assertThatThrownBy(() -> open().tensor("b", List.of(2L))).hasMessageContaining("does not compute with U8");
    }

    @Test
    void unused_isWhatNobodyAskedFor() throws IOException {
        tensors("model.safetensors", "a", "b", "c", "layers.0.rotary_emb.inv_freq");
        Checkpoint checkpoint = open();
        checkpoint.tensor("b", List.of(1L));

        assertThat(checkpoint.unused(Pattern.compile(".*inv_freq"))).containsExactly("a", "c");
    }

    @Test
    void open_ofOneFileBesideShards_takesTheOne() throws IOException {
        shards();
        tensors("model.safetensors", "alone");

        assertThat(open().names()).containsExactly("alone");
    }

    @Test
    void open_ofAnIndexThatNamesTheOneFile_followsIt() throws IOException {
        tensors("model.safetensors", "a");
        tensors("more.safetensors", "b");
        index(Map.of("a", "model.safetensors", "b", "more.safetensors"));

        assertThat(open().names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void open_ofAMissingShard_namesIt() throws IOException {
        shards();
        Files.delete(folder.resolve(SECOND));

        assertThatThrownBy(this::open).hasMessageContaining("speaks of " + SECOND + ", which is missing");
    }

    @Test
    void open_ofAnExtraShard_namesIt() throws IOException {
        shards();
        tensors("model-00003-of-00003.safetensors", "c");
        tensors("consolidated.safetensors", "of another kind");

        assertThatThrownBy(this::open).hasMessageContaining("does not speak of model-00003-of-00003.safetensors");
    }

    @Test
    void open_ofAnIndexThatContradictsTheShards_namesTheTensor() throws IOException {
        shards();
        index(Map.of("a", SECOND, "b", SECOND));
        assertThatThrownBy(this::open).hasMessageContaining("does not speak of " + FIRST);

        index(Map.of("a", FIRST, "b", SECOND, "c", FIRST));
        assertThatThrownBy(this::open).hasMessageContaining("has 'c' in " + FIRST + ", where it is not");

        tensors(SECOND, "a", "b");
        index(Map.of("a", FIRST, "b", SECOND));
        assertThatThrownBy(this::open)
                .hasMessageContaining("'a' is in " + SECOND)
                .hasMessageContaining("in " + FIRST);

        tensors(SECOND, "b", "d");
        assertThatThrownBy(this::open)
                .hasMessageContaining("'d' is in " + SECOND)
                .hasMessageContaining("not know it");
    }

    @Test
    void open_ofAnIndexThatLeavesTheFolder_refuses() throws IOException {
        shards();
        index(Map.of("a", "../" + FIRST));
        assertThatThrownBy(this::open).hasMessageContaining("'weight_map.a' is \"../" + FIRST);

        Files.writeString(folder.resolve(INDEX), "{}");
        assertThatThrownBy(this::open).hasMessageContaining("'weight_map' is missing");
    }

    @Test
    void open_withoutSafetensors_saysWhatIsNeeded() throws IOException {
        assertThatThrownBy(this::open).hasMessageContaining("no model.safetensors in " + folder);

        Files.writeString(folder.resolve("pytorch_model.bin"), "");
        assertThatThrownBy(this::open)
                .hasMessageContaining("pytorch_model.bin")
                .hasMessageContaining("only safetensors");

        tensors(FIRST, "a");
        assertThatThrownBy(this::open).hasMessageContaining(INDEX + " is missing");
    }

    private Checkpoint open() throws IOException {
        return Checkpoint.open(new LocalFiles(), folder.toString());
    }

    private void shards() throws IOException {
        tensors(FIRST, "a");
        tensors(SECOND, "b");
        index(Map.of("a", FIRST, "b", SECOND));
    }

    private void index(Map<String, String> shards) throws IOException {
        String entries = shards.entrySet().stream()
                .map(entry -> "\"%s\": \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        Files.writeString(
                folder.resolve(INDEX), "{\"metadata\": {\"total_size\": 1}, \"weight_map\": {" + entries + "}}");
    }

    private void tensors(String file, String... names) throws IOException {
        Map<String, Block> blocks = new HashMap<>();
        List.of(names).forEach(name -> blocks.put(name, Block.of(new float[1], 1)));
        write(file, blocks);
    }

    private void write(String file, Map<String, Block> blocks) throws IOException {
        Files.write(folder.resolve(file), SafetensorsWriter.bytes(blocks, Map.of()));
    }
}
