package dev.lamarck.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.adapter.Targets;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.infer.Scorer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gradients do not depend on, and what they are the slopes of. */
final class GradientsTest {
    private static final String MODELS = "src/test/resources/models/";

    private final List<CpuBackend> opened = new ArrayList<>();

    private CpuBackend backend(int threads) {
        CpuBackend backend = new CpuBackend("", threads, 1L << 30);
        opened.add(backend);
        return backend;
    }

    /** Whoever has taken memory has given it back. */
    @AfterEach
    void close() {
        opened.forEach(CpuBackend::close);
    }

    private static Model model(CpuBackend backend, String name) throws IOException {
        return Model.load(new LocalFiles(), MODELS + name, backend);
    }

    private static Beginning beginning(int rank, double dropout, long seed) {
        return new Beginning(rank, 2.0 * rank, false, dropout, new Targets.AllLinear(), seed);
    }

    /** An adapter that has learned something, so that no half of it is 0. */
    private static Trainee trainee(Model model, int rank, double dropout) {
        Trainee trainee = Trainee.begin("rank " + rank, model, beginning(rank, dropout, 5 + rank));
        try (Optimiser optimiser = new Optimiser(trainee, new Rule.Sgd(0, 0))) {
            new Gradients(model).add(List.of(new Assignment(lesson(30, 77), trainee, 1)));
            optimiser.step(0.02, 0);
        }
        return trainee;
    }

    private static Lesson lesson(int count, long seed) {
        int[] tokens = new SplittableRandom(seed).ints(count, 3, 60).toArray();
        return Lesson.from(count / 4, tokens);
    }

    private static void assertSame(Map<String, float[]> found, Map<String, float[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((name, numbers) -> assertThat(numbers).as(name).isEqualTo(expected.get(name)));
    }

    private static Map<String, float[]> learned(Model model, int rows, int rank, int... others) {
        List<Trainee> trainees = new ArrayList<>(List.of(trainee(model, rank, 0.3)));
        Arrays.stream(others).forEach(other -> trainees.add(trainee(model, other, 0.1)));
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (Trainee trainee : trainees) {
                assignments.add(new Assignment(lesson(9 + 31 * i, i), trainee, 0.25));
            }
        }
        new Gradients(model, rows).add(assignments);
        Map<String, float[]> gradients = trainees.get(0).gradients();
        trainees.forEach(Trainee::close);
        return gradients;
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "phi"})
    void gradients_ofAnAdapter_haveTheSameBitsInAnyCompany(String name) throws IOException {
        try (Model model = model(backend(2), name)) {
            Map<String, float[]> alone = learned(model, 4096, 4);
            assertSame(learned(model, 4096, 4, 2, 3), alone);
            assertSame(learned(model, 60, 4, 2, 3), alone);
        }
        try (Model model = model(backend(1), name)) {
            assertSame(learned(model, 1, 4), learned(model, 4096, 4));
        }
        try (Model two = model(backend(1), name);
                Model one = model(backend(3), name)) {
            assertSame(learned(one, 4096, 4, 5), learned(two, 4096, 4, 5));
        }
    }

    private static double loss(Model model, Trainee trainee, List<Lesson> lessons) {
        List<float[]> likelihoods = new Scorer(model)
                .likelihoods(lessons.stream()
                        .map(lesson -> new Scorer.Text(lesson.tokens(), Optional.of(trainee), 1))
                        .toList());
        double loss = 0;
        for (int i = 0; i < lessons.size(); i++) {
            float[] weights = lessons.get(i).weights();
            for (int j = 1; j < weights.length; j++) {
                loss -= (double) weights[j] * likelihoods.get(i)[j - 1];
            }
        }
        return loss;
    }

    /** Along the gradient itself, in single precision: its square is what the loss grows by. */
    @ParameterizedTest
    @ValueSource(strings = {"llama3", "llama32", "gemma", "phi", "qwen1", "qwen2", "mistral", "yi"})
    void gradients_areTheSlopesOfTheLoss(String name) throws IOException {
        try (Model model = model(backend(2), name);
                Trainee trainee = trainee(model, 3, 0)) {
            List<Lesson> lessons = List.of(lesson(20, 1), lesson(90, 2));
            double found = Arrays.stream(new Gradients(model)
                            .add(lessons.stream()
                                    .map(one -> new Assignment(one, trainee, 1))
                                    .toList()))
                    .sum();
            assertThat(found).isCloseTo(loss(model, trainee, lessons), within(1e-3));
            for (Trainee.Half half : trainee.halves()) {
                assertSlope(model, trainee, half, lessons);
            }
        }
    }

    /** Of one half of an adapter at one module. */
    private static void assertSlope(Model model, Trainee trainee, Trainee.Half half, List<Lesson> lessons) {
        float[] values = model.backend().read(half.values());
        float[] gradient = model.backend().read(half.gradient());
        double square = 0;
        for (float slope : gradient) {
            square += (double) slope * slope;
        }
        double step = 0.02 / Math.sqrt(square);
        double[] losses = new double[2];
        for (int side = 0; side < 2; side++) {
            float[] moved = values.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) ((side == 0 ? -step : step) * gradient[i]);
            }
            model.backend().write(half.values(), moved);
            losses[side] = loss(model, trainee, lessons);
        }
        model.backend().write(half.values(), values);
        double slope = (losses[1] - losses[0]) / (2 * step);
        assertThat(slope / square).as(half.name()).isCloseTo(1, within(0.02));
    }

    @Test
    void dropout_isDrawnAnewAtEachStep_andNeverForScores() throws IOException {
        try (Model model = model(backend(2), "llama3");
                Trainee trainee = trainee(model, 4, 0.5)) {
            Lesson lesson = lesson(40, 9);
            Assignment assignment = new Assignment(lesson, trainee, 1);
            double plain = loss(model, trainee, List.of(lesson));
            double first = new Gradients(model).add(List.of(assignment))[0];
            trainee.goOn(1);
            double again = new Gradients(model).add(List.of(assignment))[0];
            trainee.goOn(2);
            double other = new Gradients(model).add(List.of(assignment))[0];
            assertThat(again).isEqualTo(first).isNotEqualTo(plain);
            assertThat(other).isNotEqualTo(first);
            assertThat(loss(model, trainee, List.of(lesson))).isEqualTo(plain);
        }
    }

    @Test
    void lessonsInWhichNothingCounts_teachNothing() throws IOException {
        try (Model model = model(backend(1), "llama3");
                Trainee trainee = Trainee.begin("new", model, beginning(2, 0, 1))) {
            Lesson nothing = new Lesson(new int[] {5, 6, 7}, new float[3]);
            Lesson shorter = Lesson.from(1, 5);
            double[] losses = new Gradients(model)
                    .add(List.of(new Assignment(nothing, trainee, 1), new Assignment(shorter, trainee, 1)));
            assertThat(losses).containsExactly(0, 0);
            trainee.gradients().values().forEach(numbers -> assertThat(numbers).containsOnly(0));
        }
    }

    @Test
    void encoders_andTextsBeyondTheContext_areRefused() throws IOException {
        try (Model bert = model(backend(1), "bert");
                Model model = model(backend(1), "llama-dynamic");
                Trainee trainee = Trainee.begin("new", model, beginning(2, 0, 1))) {
            assertThatThrownBy(() -> new Gradients(bert))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("encoders");
            assertThatThrownBy(() -> new Gradients(model).add(List.of(new Assignment(lesson(40, 1), trainee, 1))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("40 were given");
        }
    }

    @Test
    void lossesThatAreNoNumbers_nameTheAdapter() throws IOException {
        try (Model model = model(backend(1), "llama3");
                Trainee trainee = Trainee.begin("wild", model, beginning(2, 0, 1))) {
            Trainee.Half half = trainee.halves().get(0);
            float[] broken = new float
                    [Math.toIntExact(half.values().rows() * half.values().columns())];
            Arrays.fill(broken, Float.NaN);
            model.backend().write(half.values(), broken);
            assertThatThrownBy(() -> new Gradients(model).add(List.of(new Assignment(lesson(9, 1), trainee, 1))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("loss of wild");
        }
    }
}
