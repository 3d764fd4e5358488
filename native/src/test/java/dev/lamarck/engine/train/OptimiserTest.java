package dev.lamarck.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.adapter.Targets;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptimiserTest {
    private static final Rule ADAM = Rule.Adam.usual(0.1);
    private static final Rule SGD = new Rule.Sgd(0.9, 0.01);

    private final LocalFiles files = new LocalFiles();
    private final CpuBackend backend = new CpuBackend("", 2, 1L << 28);
    private Model model;

    @TempDir
    private Path folder;

    @BeforeEach
    void load() throws IOException {
        model = Model.load(files, "src/test/resources/models/llama3", backend);
    }

    /** Whoever has taken memory has given it back. */
    @AfterEach
    void close() {
        model.close();
        backend.close();
    }

    private Trainee trainee() {
        Targets targets = new Targets.Named(Set.of("q_proj", "down_proj"), new Targets.Layers(Set.of(), List.of()));
        return Trainee.begin("new", model, new Beginning(3, 6, false, 0.2, targets, 1));
    }

    private void learn(Trainee trainee, Optimiser optimiser, int steps) {
        Gradients gradients = new Gradients(model);
        Lesson lesson = Lesson.from(3, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45);
        for (int step = 0; step < steps; step++) {
            gradients.add(List.of(new Assignment(lesson, trainee, 0.1)));
            optimiser.step(0.01, 1);
        }
    }

    private static void assertSame(Map<String, float[]> found, Map<String, float[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((name, numbers) -> assertThat(numbers).as(name).isEqualTo(expected.get(name)));
    }

    @Test
    void restored_goesOnAsIfItHadNeverStopped() throws IOException {
        for (Rule rule : List.of(ADAM, SGD)) {
            String adapter = folder.resolve("adapter " + rule.memories()).toString();
            String state = folder.resolve("state " + rule.memories()).toString();
            try (Trainee whole = trainee();
                    Optimiser ofWhole = new Optimiser(whole, rule);
                    Trainee begun = trainee();
                    Optimiser ofBegun = new Optimiser(begun, rule)) {
                learn(whole, ofWhole, 7);
                learn(begun, ofBegun, 4);
                ofBegun.save(files, state);
                begun.draft(Optional.empty()).write(files, adapter);
                try (Trainee again = Trainee.from("again", model, PeftAdapter.read(files, adapter), 0.2, 1);
                        Optimiser ofAgain = new Optimiser(again, rule)) {
                    ofAgain.restore(files, state);
                    assertThat(ofAgain.steps()).isEqualTo(4);
                    learn(again, ofAgain, 3);
                    assertSame(again.values(), whole.values());
                }
            }
        }
    }

    @Test
    void restore_ofAnotherState_isRefused() throws IOException {
        String state = folder.resolve("state").toString();
        try (Trainee trainee = trainee();
                Optimiser adam = new Optimiser(trainee, ADAM);
                Optimiser sgd = new Optimiser(trainee, SGD);
                Trainee larger =
                        Trainee.begin("larger", model, new Beginning(4, 6, false, 0, new Targets.AllLinear(), 1));
                Optimiser ofLarger = new Optimiser(larger, ADAM)) {
            adam.save(files, state);
            assertThatThrownBy(() -> sgd.restore(files, state))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("made by Adam");
            assertThatThrownBy(() -> ofLarger.restore(files, state))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("there is no model.layers.0");
        }
    }

    /** Gradients that are all of one size, of so many numbers. */
    private void give(Trainee trainee, float size) {
        for (Trainee.Half half : trainee.halves()) {
            float[] gradient = new float
                    [Math.toIntExact(half.values().rows() * half.values().columns())];
            Arrays.fill(gradient, size);
            backend.write(half.gradient(), gradient);
        }
    }

    @Test
    void step_clipsTheNormOfAllGradientsTogether() {
        try (Trainee trainee = trainee();
                Optimiser optimiser = new Optimiser(trainee, new Rule.Sgd(0, 0))) {
            String name = "model.layers.0.self_attn.q_proj.lora_B.weight";
            double norm = 2 * Math.sqrt((double) trainee.parameters());
            give(trainee, 2);
            assertThat(optimiser.step(0.5, 1)).isCloseTo(norm, within(1e-4));
            float moved = trainee.values().get(name)[0];
            assertThat((double) moved).isCloseTo(-0.5 * 2 / norm, within(1e-7));
            assertThat(trainee.gradients().get(name)).containsOnly(0);
            give(trainee, 2);
            optimiser.step(0.5, 0);
            assertThat(trainee.values().get(name)[0]).isEqualTo(moved - 1);
            give(trainee, 1e-4f);
            optimiser.step(1, 1);
            assertThat((double) trainee.values().get(name)[0]).isCloseTo(moved - 1 - 1e-4, within(1e-6));
        }
    }

    @Test
    void decay_ofAdam_isApartFromGradients() {
        try (Trainee trainee = trainee();
                Optimiser optimiser = new Optimiser(trainee, ADAM)) {
            String name = "model.layers.0.self_attn.q_proj.lora_A.weight";
            float[] before = trainee.values().get(name);
            optimiser.step(0.5, 0);
            float[] after = trainee.values().get(name);
            for (int i = 0; i < before.length; i++) {
                assertThat((double) after[i]).isCloseTo(before[i] * (1 - 0.5 * 0.1), within(1e-7));
            }
        }
    }

    @Test
    void gradientsThatAreNoNumbers_areRefusedBeforeAnythingMoves() {
        try (Trainee trainee = trainee();
                Optimiser optimiser = new Optimiser(trainee, ADAM)) {
            Map<String, float[]> before = trainee.values();
            give(trainee, Float.NaN);
            assertThatThrownBy(() -> optimiser.step(0.1, 1))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("not a number");
            assertSame(trainee.values(), before);
        }
    }
}
