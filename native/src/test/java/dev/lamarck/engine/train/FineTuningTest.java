package dev.lamarck.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.adapter.Targets;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FineTuningTest {
    private static final String MODELS = "src/test/resources/models/";

    /** Counting upwards, in steps of 1 to 3. */
    private static List<Lesson> lessons() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int[] tokens = new int[12 + i];
            for (int j = 0; j < tokens.length; j++) {
                tokens[j] = 3 + (7 * i + (1 + i % 3) * j) % 60;
            }
            lessons.add(Lesson.from(3, tokens));
        }
        return lessons;
    }

    private static FineTuning.Plan plan(int steps, int rows) {
        return new FineTuning.Plan(new Schedule(Schedule.Kind.LINEAR, 0.01, 2, steps), 4, 1, 3, rows);
    }

    /** What is told of each step, and what is learned. */
    private record Learned(List<FineTuning.Progress> progress, double loss, Map<String, float[]> values) {
        static Learned by(int threads, int rows, double dropout) throws IOException {
            List<FineTuning.Progress> progress = new ArrayList<>();
            Beginning beginning = new Beginning(8, 16, false, dropout, new Targets.AllLinear(), 1);
            try (CpuBackend backend = new CpuBackend("", threads, 1L << 28);
                    Model model = Model.load(new LocalFiles(), MODELS + "llama3", backend);
                    Trainee trainee = Trainee.begin("new", model, beginning);
                    Optimiser optimiser = new Optimiser(trainee, Rule.Adam.usual(0))) {
                new FineTuning(model, lessons(), plan(40, rows)).run(trainee, optimiser, progress::add);
                return new Learned(progress, FineTuning.loss(model, trainee, lessons()), trainee.values());
            }
        }
    }

    @Test
    void run_learns_andTheSameWithAnyThreadsAndRows() throws IOException {
        Learned learned = Learned.by(1, 2048, 0.1);
        Learned other = Learned.by(3, 30, 0.1);
        assertThat(learned.progress()).hasSize(40);
        assertThat(learned.progress().get(0).loss()).isGreaterThan(4);
        assertThat(learned.loss()).isLessThan(1);
        assertThat(learned.progress().get(39).rate()).isCloseTo(0.01 / 38, within(1e-9));
        assertThat(other.progress()).isEqualTo(learned.progress());
        other.values()
                .forEach((name, numbers) ->
                        assertThat(numbers).isEqualTo(learned.values().get(name)));
    }

    @Test
    void everyTurn_hasEachLessonOnce() throws IOException {
        try (CpuBackend backend = new CpuBackend("", 1, 1L << 28);
                Model model = Model.load(new LocalFiles(), MODELS + "llama3", backend);
                Trainee trainee =
                        Trainee.begin("new", model, new Beginning(1, 1, false, 0, new Targets.AllLinear(), 1));
                Optimiser optimiser = new Optimiser(trainee, Rule.Adam.usual(0))) {
            List<Long> tokens = new ArrayList<>();
            new FineTuning(model, lessons(), plan(6, 2048))
                    .run(trainee, optimiser, progress -> tokens.add(progress.tokens()));
            long all = lessons().stream()
                    .mapToLong(lesson -> lesson.tokens().length)
                    .sum();
            assertThat(tokens.get(0) + tokens.get(1) + tokens.get(2)).isEqualTo(all);
            assertThat(tokens.get(3) + tokens.get(4) + tokens.get(5)).isEqualTo(all);
            assertThat(FineTuning.stepsOfAll(lessons(), 4)).isEqualTo(3);
        }
    }

    @Test
    void lessonsInWhichNothingCounts_areRefused() throws IOException {
        try (CpuBackend backend = new CpuBackend("", 1, 1L << 28);
                Model model = Model.load(new LocalFiles(), MODELS + "llama3", backend)) {
            Lesson nothing = new Lesson(new int[] {4, 5}, new float[2]);
            assertThatThrownBy(() -> new FineTuning(model, List.of(nothing), plan(6, 2048)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("no token of the lessons counts");
        }
    }

    @Test
    void tooLittleMemory_isAnError_andAllIsGivenBack() throws IOException {
        try (CpuBackend backend = new CpuBackend("", 1, 400_000);
                Model model = Model.load(new LocalFiles(), MODELS + "llama3", backend);
                Trainee trainee =
                        Trainee.begin("new", model, new Beginning(1, 1, false, 0, new Targets.AllLinear(), 1));
                Optimiser optimiser = new Optimiser(trainee, Rule.Adam.usual(0))) {
            long before = backend.memory().used();
            assertThatThrownBy(() -> new FineTuning(model, lessons(), plan(6, 2048)).run(trainee, optimiser, any -> {}))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("for training");
            assertThat(backend.memory().used()).isEqualTo(before);
        }
    }
}
