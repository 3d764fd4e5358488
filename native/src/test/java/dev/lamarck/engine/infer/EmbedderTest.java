package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pooling;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EmbedderTest {
    private static final double CLOSE = 1e-4;

    private final LocalFiles files = new LocalFiles();
    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @AfterEach
    void close() {
        backend.close();
    }

    private static List<Embedder.Text> texts(Expected expected) throws IOException {
        return expected.texts().stream().map(Embedder.Text::of).toList();
    }

    private static void assertClose(List<float[]> found, List<float[]> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i))
                    .as("text %d", i)
                    .containsExactly(expected.get(i), within((float) CLOSE * most(expected.get(i))));
        }
    }

    private static float most(float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    private static List<float[]> rows(float[] all, int width) {
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < all.length; from += width) {
            rows.add(Arrays.copyOfRange(all, from, from + width));
        }
        return rows;
    }

    /** What is left of the reference's states of each text. */
    private static List<float[]> pooled(Expected expected, Pooling pooling, int width) throws IOException {
        List<float[]> states = rows(expected.floats("hidden"), width);
        List<float[]> pooled = new ArrayList<>();
        int from = 0;
        for (int[] text : expected.texts()) {
            List<float[]> own = states.subList(from, from + text.length);
            pooled.add(
                    switch (pooling) {
                        case FIRST -> own.get(0);
                        case LAST -> own.get(own.size() - 1);
                        case MEAN -> mean(own);
                    });
            from += text.length;
        }
        return pooled;
    }

    private static float[] mean(List<float[]> rows) {
        float[] mean = new float[rows.get(0).length];
        for (int i = 0; i < mean.length; i++) {
            int column = i;
            mean[i] = (float)
                    rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
        }
        return mean;
    }

    @ParameterizedTest
    @CsvSource({"MEAN,mean", "FIRST,cls"})
    void embed_ofAnEncoder_isTheReferences(Pooling pooling, String golden) throws IOException {
        Expected expected = Expected.of("bert");
        try (Model model = Model.load(files, expected.folder(), backend)) {
            Embedder embedder = new Embedder(model, pooling, false);
            assertClose(embedder.embed(texts(expected)), rows(expected.floats(golden), embedder.width()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "llama3,MEAN",
        "llama3,LAST",
        "llama3,FIRST",
        "llama2,MEAN",
        "gemma,LAST",
        "qwen1,MEAN",
        "mistral,LAST",
        "phi,MEAN",
        "bert,LAST"
    })
    void embed_ofEveryFamily_isMadeOfTheReferencesStates(String name, Pooling pooling) throws IOException {
        Expected expected = Expected.of(name);
        try (Model model = Model.load(files, expected.folder(), backend)) {
            Embedder embedder = new Embedder(model, pooling, false);
            assertClose(embedder.embed(texts(expected)), pooled(expected, pooling, embedder.width()));
        }
    }

    @Test
    void embed_normalised_hasLengthOne() throws IOException {
        Expected expected = Expected.of("bert");
        try (Model model = Model.load(files, expected.folder(), backend)) {
            List<float[]> plain = new Embedder(model, Pooling.MEAN, false).embed(texts(expected));
            List<float[]> normalised = new Embedder(model, Pooling.MEAN, true).embed(texts(expected));
            for (int i = 0; i < plain.size(); i++) {
                double length = length(plain.get(i));
                assertThat(length(normalised.get(i))).isCloseTo(1, within(1e-6));
                assertThat(normalised.get(i)[3] * length).isCloseTo(plain.get(i)[3], within(1e-6));
            }
        }
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += number * number;
        }
        return Math.sqrt(squares);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void embed_inAnyCompany_givesTheSameBits(Pooling pooling) throws IOException {
        Expected expected = Expected.of("llama3");
        try (Model model = Model.load(files, expected.folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24);
                AdapterBank.Use qv = bank.use("qv", () -> peft(expected, "qv"));
                AdapterBank.Use bf16 = bank.use("bf16", () -> peft(expected, "bf16"))) {
            Embedder embedder = new Embedder(model, pooling, false);
            List<Embedder.Text> alone = new ArrayList<>();
            for (Optional<Delta> delta :
                    List.of(Optional.of(qv.delta()), Optional.<Delta>empty(), Optional.of(bf16.delta()))) {
                expected.texts().forEach(text -> alone.add(new Embedder.Text(text, delta)));
            }
            List<float[]> vectors = alone.stream()
                    .map(text -> embedder.embed(List.of(text)).get(0))
                    .toList();
            assertThat(vectors.get(3)).isNotEqualTo(vectors.get(7)).isNotEqualTo(vectors.get(11));

            // More rows than go through the model together.
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                order.add(i % alone.size());
            }
            Collections.shuffle(order, new Random(4));
            List<float[]> together =
                    embedder.embed(order.stream().map(alone::get).toList());
            for (int i = 0; i < order.size(); i++) {
                assertThat(together.get(i)).as("text %d", i).isEqualTo(vectors.get(order.get(i)));
            }
        }
        assertThat(backend.memory().used()).isZero();
    }

    private PeftAdapter peft(Expected expected, String adapter) {
        try {
            return PeftAdapter.read(files, expected.folder() + "/adapters/" + adapter);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void embed_ofWhatIsTooLongOrEmpty_isRefused() throws IOException {
        try (Model model = Model.load(files, Expected.of("bert").folder(), backend)) {
            Embedder embedder = new Embedder(model, Pooling.MEAN, true);
            int[] longText = new int[129];
            Arrays.fill(longText, 5);
            assertThatThrownBy(() -> embedder.embed(List.of(Embedder.Text.of(1), Embedder.Text.of(longText))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("128 tokens");
            assertThatThrownBy(() -> embedder.embed(List.of(Embedder.Text.of(1), Embedder.Text.of())))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Text 1 has no tokens");
            assertThat(embedder.embed(List.of(Embedder.Text.of(longText).cut(128, 0))))
                    .hasSize(1);
            assertThatThrownBy(() -> embedder.embed(List.of(Embedder.Text.of(1, 257))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("257");
            assertThat(embedder.embed(List.of())).isEmpty();
        }
    }

    @Test
    void cut_keepsTheBeginningAndTheEnding() {
        Embedder.Text text = Embedder.Text.of(1, 2, 3, 4, 5, 6);
        assertThat(text.cut(6, 2).tokens()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(text.cut(4, 0).tokens()).containsExactly(1, 2, 3, 4);
        assertThat(text.cut(4, 1).tokens()).containsExactly(1, 2, 3, 6);
        assertThat(text.cut(3, 2).tokens()).containsExactly(1, 5, 6);
        assertThat(text.cut(1, 1).tokens()).containsExactly(1);
    }
}
