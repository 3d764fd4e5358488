package dev.lamarck.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.adapter.Targets;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraineeTest {
    private static final String MODELS = "src/test/resources/models/";

    private final LocalFiles files = new LocalFiles();
    private final CpuBackend backend = new CpuBackend("", 1, 1L << 28);
    private Model model;

    @TempDir
    private Path folder;

    @BeforeEach
    void load() throws IOException {
        model = Model.load(files, MODELS + "llama3", backend);
    }

    @AfterEach
    void close() {
        model.close();
        backend.close();
    }

    private static Targets named(String... names) {
        return new Targets.Named(Set.of(names), new Targets.Layers(Set.of(), List.of()));
    }

    private Trainee begin(Targets targets, long seed) {
        return Trainee.begin("new", model, new Beginning(4, 6, false, 0.1, targets, seed));
    }

    @Test
    void begin_drawsFirstHalvesEvenly_andLeavesTheModelAsItIs() {
        try (Trainee trainee = begin(new Targets.AllLinear(), 7);
                Trainee other = begin(new Targets.AllLinear(), 8);
                Trainee same = begin(new Targets.AllLinear(), 7)) {
            float[] first = trainee.values().get("model.layers.1.self_attn.o_proj.lora_A.weight");
            assertThat(first).hasSize(4 * 512);
            double mean = 0;
            double square = 0;
            for (float number : first) {
                assertThat(Math.abs(number)).isLessThanOrEqualTo((float) (1 / Math.sqrt(512)));
                mean += number / first.length;
                square += (double) number * number / first.length;
            }
            // Five standard deviations of the mean, and of the mean of squares, of even numbers within the bound.
            assertThat(mean * Math.sqrt(512)).isCloseTo(0, within(5 / Math.sqrt(3 * first.length)));
            assertThat(square * 512).isCloseTo(1 / 3.0, within(5 * Math.sqrt(4 / 45.0 / first.length)));
            assertThat(trainee.values().get("model.layers.1.self_attn.o_proj.lora_B.weight"))
                    .containsOnly(0);
            assertThat(other.values().get("model.layers.1.self_attn.o_proj.lora_A.weight"))
                    .isNotEqualTo(first);
            assertThat(same.values().get("model.layers.1.self_attn.o_proj.lora_A.weight"))
                    .isEqualTo(first);
            assertThat(trainee.values()).hasSize(2 * 2 * 7).doesNotContainKey("lm_head.lora_A.weight");
        }
    }

    @Test
    void begin_withNames_changesThoseOnly() {
        try (Trainee trainee = begin(named("q_proj", "model.layers.1.mlp.up_proj"), 1)) {
            assertThat(trainee.values().keySet())
                    .containsExactlyInAnyOrder(
                            "model.layers.0.self_attn.q_proj.lora_A.weight",
                            "model.layers.0.self_attn.q_proj.lora_B.weight",
                            "model.layers.1.self_attn.q_proj.lora_A.weight",
                            "model.layers.1.self_attn.q_proj.lora_B.weight",
                            "model.layers.1.mlp.up_proj.lora_A.weight",
                            "model.layers.1.mlp.up_proj.lora_B.weight");
            assertThat(trainee.parameters()).isEqualTo(2 * 4 * (32 + 512) + 4 * (32 + 72));
            assertThat(trainee.mostRank()).isEqualTo(4);
        }
    }

    @Test
    void begin_withNamesThatAreNotThere_saysWhichAre() {
        assertThatThrownBy(() -> begin(named("q_proj", "c_attn"), 1))
                .isInstanceOf(EngineException.class)
                .hasMessage("There is no module c_attn in the layers of src/test/resources/models/llama3. There are"
                        + " q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj.");
        assertThatThrownBy(() -> begin(named("q_proj", "lm_head"), 1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("lm_head");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qv", "patterns"})
    void from_anAdapter_isWrittenAsItWas(String name) throws IOException {
        PeftAdapter adapter = PeftAdapter.read(files, MODELS + "llama3/adapters/" + name);
        try (Trainee trainee = Trainee.from(name, model, adapter, 0.25, 0)) {
            trainee.draft(Optional.of("base"))
                    .write(files, folder.resolve("again").toString());
            PeftAdapter again = PeftAdapter.read(files, folder.resolve("again").toString());
            assertThat(again.config().dropout()).isEqualTo(0.25);
            assertThat(again.config().base()).contains("base");
            assertThat(again.parts()).hasSameSizeAs(adapter.parts());
            for (int i = 0; i < again.parts().size(); i++) {
                assertThat(again.parts().get(i).module())
                        .isEqualTo(adapter.parts().get(i).module());
                assertThat(again.parts().get(i).scale())
                        .isCloseTo(adapter.parts().get(i).scale(), within(1e-9));
            }
            try (Trainee other = Trainee.from(name, model, again, 0, 0)) {
                Map<String, float[]> values = other.values();
                trainee.values()
                        .forEach((key, numbers) -> assertThat(values.get(key)).isEqualTo(numbers));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "head"})
    void from_anAdapterWithMoreThanFactors_isRefused(String name) throws IOException {
        try (Model phi = Model.load(files, MODELS + "phi", backend)) {
            PeftAdapter adapter = PeftAdapter.read(files, MODELS + "phi/adapters/" + name);
            assertThatThrownBy(() -> Trainee.from("phi", phi, adapter, 0, 0))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("only the two factors");
        }
    }

    @Test
    void stabilised_scalesByTheRootOfTheRank() {
        Beginning beginning = new Beginning(4, 6, true, 0, new Targets.AllLinear(), 1);
        try (Trainee trainee = Trainee.begin("new", model, beginning)) {
            int site = 0;
            while (trainee.at(site).isEmpty()) {
                site++;
            }
            assertThat(trainee.at(site).map(Change::low).map(LowRank::scale)).contains(3f);
        }
    }

    @Test
    void beginnings_outOfRange_areRefused() {
        Targets all = new Targets.AllLinear();
        assertThatThrownBy(() -> new Beginning(0, 1, false, 0, all, 1)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> new Beginning(1, 0, false, 0, all, 1)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> new Beginning(1, 1, false, 1, all, 1))
                .isInstanceOf(EngineException.class)
                .hasMessage("The dropout cannot be 1.0: it has to be from 0 to less than 1.");
    }
}
