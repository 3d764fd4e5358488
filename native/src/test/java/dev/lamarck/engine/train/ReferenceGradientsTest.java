package dev.lamarck.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters that learn together, each against what the reference library makes it learn alone. */
final class ReferenceGradientsTest {
    private static final double CLOSE = 1e-4;
    /** Adam divides by the size of gradients, so that rounding in the smallest counts as much as in the largest. */
    private static final double STEPS_CLOSE = 1e-3;

    private static final String PREFIX = "base_model.model.";

    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @AfterEach
    void close() {
        backend.close();
    }

    /** How far apart two lists are, measured by the length of the second. */
    private static double apart(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            difference += Math.pow(found[i] - (double) expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / size);
    }

    private static void assertClose(Map<String, float[]> found, Reference reference, String kind, double close)
            throws IOException {
        for (Map.Entry<String, float[]> numbers : found.entrySet()) {
            String key = kind + "." + PREFIX + numbers.getKey();
            assertThat(apart(numbers.getValue(), reference.floats(key))).as(key).isLessThan(close);
        }
    }

    private static double loss(double[] losses, List<Assignment> assignments, Trainee trainee) {
        double loss = 0;
        for (int i = 0; i < losses.length; i++) {
            loss += assignments.get(i).trainee() == trainee ? losses[i] : 0;
        }
        return loss;
    }

    @ParameterizedTest
    @CsvSource({"llama3,qv,patterns", "gemma,qo,every", "phi,mlp,every", "qwen2-window,every,ends", "mistral,ends,every"
    })
    void gradients_ofMixedAdapters(String name, String first, String second) throws IOException {
        Reference reference = Reference.of(name);
        try (Model model = Model.load(new LocalFiles(), reference.folder(), backend);
                Trainee one = reference.trainee(model, first);
                Trainee other = reference.trainee(model, second)) {
            List<Assignment> assignments = reference.assignments(List.of(one, other));
            double[] losses = new Gradients(model).add(assignments);
            for (Trainee trainee : List.of(one, other)) {
                float expected = reference.floats(trainee.name() + ".adam.losses")[0];
                assertThat(loss(losses, assignments, trainee)).isCloseTo(expected, within(CLOSE));
                assertThat(trainee.gradients()).isNotEmpty();
                assertClose(trainee.gradients(), reference, trainee.name() + ".grad", CLOSE);
            }
        }
        assertThat(backend.memory().used()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"llama3,qv,patterns,adam", "llama3,qv,patterns,sgd", "phi,mlp,every,adam", "gemma,qo,every,sgd"})
    void steps_ofMixedAdapters(String name, String first, String second, String kind) throws IOException {
        Reference reference = Reference.of(name);
        boolean adam = kind.equals("adam");
        Rule rule = adam ? Rule.Adam.usual(0) : new Rule.Sgd(0.9, 0);
        try (Model model = Model.load(new LocalFiles(), reference.folder(), backend);
                Trainee one = reference.trainee(model, first);
                Trainee other = reference.trainee(model, second);
                Optimiser ofOne = new Optimiser(one, rule);
                Optimiser ofOther = new Optimiser(other, rule)) {
            List<Assignment> assignments = reference.assignments(List.of(one, other));
            Gradients gradients = new Gradients(model);
            for (int step = 0; step < 3; step++) {
                double[] losses = gradients.add(assignments);
                for (Trainee trainee : List.of(one, other)) {
                    float expected = reference.floats(trainee.name() + "." + kind + ".losses")[step];
                    assertThat(loss(losses, assignments, trainee)).isCloseTo(expected, within(STEPS_CLOSE));
                }
                ofOne.step(adam ? 0.01 : 0.05, 0);
                ofOther.step(adam ? 0.01 : 0.05, 0);
            }
            assertClose(one.values(), reference, first + "." + kind, STEPS_CLOSE);
            assertClose(other.values(), reference, second + "." + kind, STEPS_CLOSE);
        }
        assertThat(backend.memory().used()).isZero();
    }
}
