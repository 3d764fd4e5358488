package dev.lamarck.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Noise;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded noise against numbers of an independent implementation. */
final class PerturbationsTest {
    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @AfterEach
    void close() {
        backend.close();
    }

    private static JsonNode golden() {
        try {
            return new ObjectMapper().readTree(PerturbationsTest.class.getResource("/noise/expected.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    /** What a layer without weights makes of some rows, each with its own change. */
    private float[] outputs(float[] x, int rows, int outputs, int site, List<Delta> deltas) {
        int inputs = x.length / rows;
        List<Stretch> stretches = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            stretches.add(new Stretch(row, 1, 0, List.of(), deltas.get(row % deltas.size())));
        }
        try (Tensor weight = backend.tensor(backend.memory(), outputs, inputs);
                Tensor in = backend.tensor(backend.memory(), rows, inputs);
                Tensor out = backend.tensor(backend.memory(), rows, outputs);
                Prepared batch = backend.prepare(backend.memory(), new Batch(new int[rows], stretches))) {
            backend.write(weight, new float[outputs * inputs]);
            backend.write(in, x);
            backend.linear(batch, new Linear(weight, null, site), in, out, false);
            return backend.read(out);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void draws_areTheReferences(int index) {
        JsonNode draw = golden().get("draws").get(index);
        double[] values = numbers(draw.get("values"));
        Noise noise = new Noise(
                Long.parseUnsignedLong(draw.get("seed").asText(), 16),
                draw.get("matrix").intValue(),
                (int) draw.get("pair").longValue(),
                (int) draw.get("slot").longValue(),
                1,
                1);
        Delta delta = new Delta() {
            @Override
            public Optional<Change> at(int site) {
                return Optional.of(Change.of(noise));
            }

            @Override
            public int mostRank() {
                return 1;
            }
        };
        boolean first = draw.get("side").intValue() == 0;
        float[] found;
        if (first) {
            found = outputs(new float[] {1}, 1, values.length, 0, List.of(delta));
        } else {
            float[] unit = new float[values.length * values.length];
            for (int i = 0; i < values.length; i++) {
                unit[i * values.length + i] = 1;
            }
            found = outputs(unit, values.length, 1, 0, List.of(delta));
        }
        // The other factor's number is the same in all, and a number of a byte itself.
        double other = found[0] / (values[0] / Noise.UNIT);
        assertThat(Math.abs(other) % 1).isCloseTo(0.5, within(1e-9));
        for (int i = 0; i < values.length; i++) {
            assertThat(found[i] / other * Noise.UNIT).as("number %d", i).isCloseTo(values[i], within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void members_areTheReferences(int index) {
        JsonNode expected = golden().get("populations").get(index);
        int matrix = expected.get("matrix").intValue();
        int epoch = expected.get("epoch").intValue();
        Perturbations population = population(expected, matrix);
        double[] input = numbers(expected.get("input"));
        JsonNode effects = expected.get("effects");
        int outputs = effects.get(0).size();
        float[] x = new float[input.length * effects.size()];
        List<Delta> members = new ArrayList<>();
        for (int member = 0; member < effects.size(); member++) {
            members.add(population.member(member, epoch));
            for (int i = 0; i < input.length; i++) {
                x[member * input.length + i] = (float) input[i];
            }
        }
        float[] found = outputs(x, members.size(), outputs, matrix, members);
        for (int member = 0; member < members.size(); member++) {
            for (int i = 0; i < outputs; i++) {
                assertThat((double) found[member * outputs + i])
                        .as("output %d of member %d", i, member)
                        .isCloseTo(effects.get(member).get(i).asDouble(), within(1e-5));
            }
        }
        assertThat(population.member(0, epoch).at(matrix + 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void step_isTheReferences(int index) {
        JsonNode expected = golden().get("populations").get(index);
        int matrix = expected.get("matrix").intValue();
        double[] fitness = numbers(expected.get("fitness"));
        float[] fit = new float[fitness.length];
        for (int i = 0; i < fit.length; i++) {
            fit[i] = (float) fitness[i];
        }
        JsonNode update = expected.get("update");
        int rows = update.size();
        int columns = update.get(0).size();
        try (Tensor weight = backend.tensor(backend.memory(), rows, columns)) {
            backend.write(weight, new float[rows * columns]);
            population(expected, matrix)
                    .step(
                            backend,
                            matrix,
                            weight,
                            fit,
                            expected.get("rate").asDouble(),
                            expected.get("epoch").intValue());
            float[] found = backend.read(weight);
            for (int i = 0; i < found.length; i++) {
                assertThat((double) found[i])
                        .isCloseTo(update.get(i / columns).get(i % columns).asDouble(), within(1e-6));
            }
        }
    }

    private static Perturbations population(JsonNode expected, int matrix) {
        return new Perturbations(
                Long.parseUnsignedLong(expected.get("seed").asText(), 16),
                expected.get("sigma").asDouble(),
                expected.get("rank").intValue(),
                expected.get("noise_reuse").intValue(),
                Set.of(matrix));
    }

    @Test
    void populations_withoutSense_areRefused() {
        assertThatThrownBy(() -> new Perturbations(1, 0, 1, 0, Set.of())).hasMessageContaining("sigma 0");
        assertThatThrownBy(() -> new Perturbations(1, 1, 65, 0, Set.of())).hasMessageContaining("rank 65");
        Perturbations population = new Perturbations(1, 1, 1, 0, Set.of(0));
        assertThatThrownBy(() -> population.member(-1, 0)).hasMessageContaining("member -1");
        try (Tensor weight = backend.tensor(backend.memory(), 2, 2)) {
            assertThatThrownBy(() -> population.step(backend, 0, weight, new float[3], 1, 0))
                    .hasMessageContaining("3 members are no pairs");
        }
    }
}
