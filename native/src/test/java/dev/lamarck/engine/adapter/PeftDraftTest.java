package dev.lamarck.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Block;
import dev.lamarck.engine.model.Golden;
import dev.lamarck.engine.model.ModelException;
import dev.lamarck.engine.model.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeftDraftTest {
    private static final String CONFIG = """
            {
              "alpha_pattern" : {
                "m.0.k" : 4.5
              },
              "base_model_name_or_path" : null,
              "bias" : "lora_only",
              "fan_in_fan_out" : false,
              "inference_mode" : true,
              "init_lora_weights" : true,
              "lora_alpha" : 4,
              "lora_dropout" : 0.0,
              "modules_to_save" : [
                "lm_head"
              ],
              "peft_type" : "LORA",
              "r" : 2,
              "rank_pattern" : {
                "m.0.k" : 3
              },
              "target_modules" : [
                "m.0.k",
                "m.0.q",
                "m.1.q"
              ],
              "task_type" : "CAUSAL_LM",
              "use_dora" : false,
              "use_rslora" : false
            }
            """;

    private final LocalFiles files = new LocalFiles();

    @TempDir
    private Path folder;

    /** The tensors are written to the byte as PEFT writes them. */
    @ParameterizedTest
    @ValueSource(strings = {"patterns", "stabilised", "biases", "all-biases", "all-linear"})
    void write_ofWhatTheReferenceSaved_givesItsBytesAgain(String name) throws IOException {
        Path golden = Golden.file("adapters/" + name);
        PeftAdapter adapter = PeftAdapter.read(files, golden.toString());

        draft(adapter).write(files, folder.toString());

        assertThat(folder.resolve("adapter_model.safetensors"))
                .hasSameBinaryContentAs(golden.resolve("adapter_model.safetensors"));
        PeftAdapter again = PeftAdapter.read(files, folder.toString());
        assertThat(again.replaced().keySet()).isEqualTo(adapter.replaced().keySet());
        assertThat(again.parts().stream().map(PeftPart::scale))
                .containsExactlyElementsOf(
                        adapter.parts().stream().map(PeftPart::scale).toList());
        assertThat(again.config().base()).isEqualTo(adapter.config().base());
        assertThat(again.config().dropout()).isEqualTo(adapter.config().dropout());
    }

    private static PeftDraft draft(PeftAdapter adapter) throws IOException {
        List<PeftDraft.Part> parts = new ArrayList<>();
        for (PeftPart part : adapter.parts()) {
            double unit = adapter.config().strength().stabilised() ? Math.sqrt(part.rank()) : part.rank();
            parts.add(new PeftDraft.Part(part.module(), block(part.a()), block(part.b()), part.scale() * unit));
        }
        Map<String, Block> replaced = new HashMap<>();
        for (Map.Entry<String, Stored> entry : adapter.replaced().entrySet()) {
            replaced.put(entry.getKey(), block(entry.getValue()));
        }
        PeftConfig config = adapter.config();
        return new PeftDraft(config.base(), config.strength().stabilised(), config.dropout(), parts, replaced);
    }

    private static Block block(Stored tensor) throws IOException {
        return new Block(tensor.type(), tensor.shape(), ByteBuffer.wrap(Golden.bytes(tensor)));
    }

    @Test
    void write_ofPartsUnlikeTheMost_addsPatterns() throws IOException {
        PeftDraft draft = new PeftDraft(
                Optional.empty(),
                false,
                0,
                List.of(part("m.1.q", 2, 4), part("m.0.q", 2, 4), part("m.0.k", 3, 4.5)),
                Map.of("m.0.q.bias", Block.of(new float[4], 4), "lm_head.weight", Block.of(new float[4], 2, 2)));

        draft.write(files, folder.toString());

        assertThat(folder.resolve("adapter_config.json")).hasContent(CONFIG);
        assertThat(PeftAdapter.read(files, folder.toString()).parts().stream().map(PeftPart::scale))
                .containsExactly(1.5, 2.0, 2.0);
    }

    @Test
    void write_ofTheSame_givesTheSameBytes() throws IOException {
        PeftDraft draft = new PeftDraft(Optional.of("b"), true, 0.1, List.of(part("q", 1, 2)), Map.of());
        draft.write(files, folder.resolve("one").toString());
        draft.write(files, folder.resolve("other").toString());

        for (String file : List.of("adapter_config.json", "adapter_model.safetensors")) {
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(file),
                            folder.resolve("other").resolve(file)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void draft_thatIsNoAdapter_refuses() {
        assertThatThrownBy(() ->
                        new PeftDraft(Optional.empty(), false, 0, List.of(part("q", 1, 2), part("q", 1, 2)), Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'q' twice");
        Block a = Block.of(new float[8], 2, 4);
        assertThatThrownBy(() -> new PeftDraft.Part("q", a, a, 1)).hasMessageContaining("shapes [2, 4] and [2, 4]");
    }

    private static PeftDraft.Part part(String module, int rank, double alpha) {
        return new PeftDraft.Part(
                module, Block.of(new float[rank * 4], rank, 4), Block.of(new float[rank * 4], 4, rank), alpha);
    }
}
