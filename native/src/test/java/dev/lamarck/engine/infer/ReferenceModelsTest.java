package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.adapter.Perturbations;
import dev.lamarck.engine.adapter.SharedBasis;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.cache.PagePool;
import dev.lamarck.engine.cache.Sequence;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small models of every family against what the reference library makes of the same files. */
final class ReferenceModelsTest {
    private static final double CLOSE = 1e-4;
    private static final double HALF_CLOSE = 2e-2;

    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @AfterEach
    void close() {
        backend.close();
    }

    /** What a pass makes of all texts of a model together: its last states, or logits where asked for. */
    private float[] run(Expected expected, Model model, boolean logits, @Nullable Delta... deltas) throws IOException {
        Pass.Keeping keeping = new Pass.Keeping(DType.F32, true);
        long pageBytes = keeping.pageBytes(model.architecture());
        List<Sequence> sequences = new ArrayList<>();
        try (Memory memory = backend.memory().of("test");
                PagePool pool = new PagePool(backend, "pages", pageBytes, 100)) {
            List<Stretch> stretches = new ArrayList<>();
            int rows = 0;
            for (int[] text : expected.texts()) {
                Sequence sequence = new Sequence(pool);
                sequences.add(sequence);
                sequence.grow(text.length);
                Delta delta = deltas.length == 0 ? null : deltas[stretches.size() % deltas.length];
                stretches.add(new Stretch(rows, text.length, 0, sequence.pages(), delta));
                rows += text.length;
            }
            try (Prepared batch = backend.prepare(memory, new Batch(expected.ints("tokens"), stretches));
                    Pass pass = new Pass(model, batch, keeping, memory)) {
                Tensor hidden = pass.run(rows);
                return logits ? logits(model, batch, hidden, memory) : backend.read(hidden);
            } finally {
                sequences.forEach(Sequence::close);
            }
        }
    }

    private float[] logits(Model model, Prepared batch, Tensor hidden, Memory memory) {
        try (Tensor logits = backend.tensor(memory, batch.rows(), model.head().outputs())) {
            backend.linear(batch, model.head(), hidden, logits, false);
            return backend.read(logits);
        }
    }

    private static void assertClose(float[] found, float[] expected, double share) {
        assertThat(found).hasSameSizeAs(expected);
        double most = 0;
        for (float value : expected) {
            most = Math.max(most, Math.abs(value));
        }
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).as("number %d", i).isCloseTo(expected[i], within(share * most));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gemma",
                "llama-linear",
                "llama-yarn",
                "llama2",
                "llama3",
                "llama32",
                "mistral",
                "phi",
                "phi-msft",
                "qwen1",
                "qwen2",
                "qwen2-group6",
                "qwen2-window",
                "yi"
            })
    void logits_ofEveryFamily(String name) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            assertClose(run(expected, model, true), expected.floats("logits"), CLOSE);
        }
    }

    /** The reference rounds every step to 16 bits, the engine none: the bound is wider. */
    @ParameterizedTest
    @ValueSource(strings = {"gemma-bf16", "llama2", "llama32", "phi-msft", "qwen2-group6", "yi"})
    void logits_ofModelsIn16Bits(String name) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            assertClose(run(expected, model, true), expected.floats("native.logits"), HALF_CLOSE);
        }
    }

    /** Where the reference is surer than the bound, the likeliest token is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"gemma-bf16", "llama32", "qwen2-group6", "yi"})
    void likeliestTokens_ofModelsIn16Bits(String name) throws IOException {
        Expected expected = Expected.of(name);
        float[] margins = expected.floats("native.margins");
        int[] likeliest = expected.ints("native.top1");
        float[] reference = expected.floats("native.logits");
        int vocabulary = reference.length / likeliest.length;
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            float[] found = run(expected, model, true);
            int sure = 0;
            for (int row = 0; row < likeliest.length; row++) {
                int best = row * vocabulary;
                double most = 0;
                for (int i = row * vocabulary; i < (row + 1) * vocabulary; i++) {
                    best = found[i] > found[best] ? i : best;
                    most = Math.max(most, Math.abs(reference[i]));
                }
                if (margins[row] > 2 * HALF_CLOSE * most) {
                    sure++;
                    assertThat(best - row * vocabulary).as("row %d", row).isEqualTo(likeliest[row]);
                }
            }
            assertThat(sure).isGreaterThan(likeliest.length / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama-dynamic"})
    void longerThanTheContext_isRefused(String name) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            List<int[]> texts = expected.texts();
            assertThatThrownBy(() -> new Scorer(model).likelihoods(List.of(Scorer.Text.of(texts.get(3)))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("32 tokens")
                    .hasMessageContaining("70 were given");
            float[] found = new Scorer(model)
                    .likelihoods(List.of(Scorer.Text.of(texts.get(1))))
                    .get(0);
            assertClose(found, Arrays.copyOfRange(expected.floats("logprobs"), 2, 8), CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert"})
    void states_ofEncoders(String name) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            assertClose(run(expected, model, false), expected.floats("hidden"), CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemma", "llama2", "mistral", "phi", "qwen1", "qwen2", "yi"})
    void likelihoods_areThoseOfTheLogits(String name) throws IOException {
        Expected expected = Expected.of(name);
        float[] all = expected.floats("logprobs");
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            List<int[]> texts = expected.texts();
            List<float[]> found = new Scorer(model)
                    .likelihoods(texts.stream().map(Scorer.Text::of).toList());
            int row = 0;
            for (int i = 0; i < texts.size(); i++) {
                float[] wanted = Arrays.copyOfRange(all, row + 1, row + texts.get(i).length);
                assertClose(found.get(i), wanted, CLOSE);
                row += texts.get(i).length;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemma", "llama2", "llama3", "mistral", "phi", "qwen1", "qwen2", "yi"})
    void greedyTokens_areTheSame(String name) throws IOException {
        Expected expected = Expected.of(name);
        int[] greedy = expected.ints("greedy");
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                Generator generator = new Generator(model, DType.F32, 1L << 26)) {
            List<Continuation> found = generator.generate(expected.texts().stream()
                    .map(text -> Request.greedy(text, 64))
                    .toList());
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).tokens())
                        .as("text %d", i)
                        .isEqualTo(Arrays.copyOfRange(greedy, 64 * i, 64 * i + 64));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "llama3,qv",
        "llama3,patterns",
        "llama3,f16",
        "llama3,bf16",
        "llama3,head",
        "qwen1,every",
        "qwen1,fused",
        "qwen1,head",
        "phi,mlp",
        "phi,attention",
        "phi,head",
        "gemma,qo",
        "gemma,every"
    })
    void logits_withAnAdapter(String name, String adapter) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24);
                AdapterBank.Use use = bank.use(adapter, () -> peft(expected, adapter))) {
            float[] logits = Expected.of(name + "/adapters/" + adapter).floats("logits");
            assertClose(run(expected, use.model(), true, use.delta()), logits, CLOSE);
        }
    }

    @ParameterizedTest
    @CsvSource({"llama3,patterns", "llama3,head", "qwen1,every", "qwen1,fused", "phi,mlp"})
    void logits_withAMergedAdapter(String name, String adapter) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24);
                AdapterBank.Use use = bank.use(adapter, () -> peft(expected, adapter));
                Model merged = use.model().merged(use.delta())) {
            float[] logits = Expected.of(name + "/adapters/" + adapter).floats("logits");
            assertClose(run(expected, merged, true), logits, CLOSE);
        }
    }

    @ParameterizedTest
    @CsvSource({"llama3,qv,patterns", "gemma,qo,every"})
    void sharedBasis_holdsItsAdaptersAndWhatLiesBetween(String name, String first, String second) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                SharedBasis basis = SharedBasis.of(model, List.of(peft(expected, first), peft(expected, second)));
                SharedBasis.Member one = basis.mixture(1, 0);
                SharedBasis.Member other = basis.mixture(0, 1);
                SharedBasis.Member both = basis.mixture(0.5f, -2);
                SharedBasis.Member none = basis.mixture(0, 0);
                Model merged = model.merged(both)) {
            assertClose(run(expected, model, true, one), adapted(name, first), CLOSE);
            assertClose(run(expected, model, true, other), adapted(name, second), CLOSE);
            assertClose(run(expected, model, true, none), expected.floats("logits"), CLOSE);
            assertClose(run(expected, model, true, both), run(expected, merged, true), CLOSE);
            assertThat(run(expected, model, true, both)).isNotEqualTo(run(expected, model, true, one));
        }
    }

    private static float[] adapted(String name, String adapter) throws IOException {
        return Expected.of(name + "/adapters/" + adapter).floats("logits");
    }

    @ParameterizedTest
    @CsvSource({"llama3,patterns", "phi,mlp", "qwen1,every"})
    void singularBasis_isTheAdapterAtItsSingularValues(String name, String adapter) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                SharedBasis basis = SharedBasis.singular(model, peft(expected, adapter));
                SharedBasis.Member usual = basis.member(basis.usual())) {
            assertClose(run(expected, model, true, usual), adapted(name, adapter), CLOSE);
            basis.usual()
                    .values()
                    .forEach(values -> assertThat(values).isSortedAccordingTo((a, b) -> Float.compare(b, a)));
        }
    }

    @Test
    void sharedBasis_ofAdaptersThatReplaceTensors_isRefused() throws IOException {
        Expected expected = Expected.of("llama3");
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend)) {
            assertThatThrownBy(() -> SharedBasis.of(model, List.of(peft(expected, "head"))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("also replaces tensors");
        }
    }

    /** Members with noise beside one with an adapter and one with nothing: each as it is alone. */
    @Test
    void perturbedMembers_haveTheSameBitsInAnyCompany() throws IOException {
        Expected expected = Expected.of("llama3");
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24);
                AdapterBank.Use use = bank.use("qv", () -> peft(expected, "qv"))) {
            Set<Integer> sites =
                    IntStream.range(0, model.places().size()).boxed().collect(Collectors.toSet());
            Perturbations population = new Perturbations(7, 0.02, 2, 0, sites);
            Delta[] deltas = {population.member(0, 0), use.delta(), null, population.member(1, 0)};
            float[] mixed = run(expected, model, true, deltas);
            int vocabulary = mixed.length / expected.ints("tokens").length;
            int from = 0;
            for (int i = 0; i < deltas.length; i++) {
                int to = from + expected.texts().get(i).length * vocabulary;
                float[] alone = run(expected, model, true, deltas[i]);
                assertThat(Arrays.copyOfRange(mixed, from, to)).isEqualTo(Arrays.copyOfRange(alone, from, to));
                from = to;
            }
            try (Model merged = model.merged(deltas[0])) {
                assertClose(run(expected, merged, true), run(expected, model, true, deltas[0]), CLOSE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"llama3,qv,patterns", "gemma,qo,every"})
    void logits_withMixedAdapters_areThoseOfEach(String name, String first, String second) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(new LocalFiles(), expected.folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24);
                AdapterBank.Use one = bank.use(first, () -> peft(expected, first));
                AdapterBank.Use other = bank.use(second, () -> peft(expected, second))) {
            float[] mixed = run(expected, model, true, one.delta(), other.delta(), null, one.delta());
            float[][] alone = {
                run(expected, model, true, one.delta()),
                run(expected, model, true, other.delta()),
                run(expected, model, true),
                run(expected, model, true, one.delta())
            };
            int vocabulary = mixed.length / expected.ints("tokens").length;
            int from = 0;
            for (int i = 0; i < alone.length; i++) {
                int to = from + expected.texts().get(i).length * vocabulary;
                assertThat(Arrays.copyOfRange(mixed, from, to)).isEqualTo(Arrays.copyOfRange(alone[i], from, to));
                from = to;
            }
        }
    }

    private static PeftAdapter peft(Expected expected, String adapter) {
        try {
            return PeftAdapter.read(new LocalFiles(), expected.folder() + "/adapters/" + adapter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
