package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.ModelException;
import dev.lamarck.engine.model.Safetensors;
import dev.lamarck.engine.model.Stored;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused when weights are loaded, and what is not. */
final class LoadChecksTest {
    private final LocalFiles files = new LocalFiles();
    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        backend.close();
    }

    private void copy(String from) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(Expected.of(from).folder()))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(Objects.requireNonNull(file.getFileName())));
            }
        }
    }

    /** Overwrites one number of a tensor with another, of which only the upper bytes are not zero. */
    private void overwrite(String file, String tensor, long place, int upperBytes) throws IOException {
        Stored stored = Objects.requireNonNull(
                Safetensors.read(files, folder.resolve(file).toString())
                        .tensors()
                        .get(tensor));
        try (RandomAccessFile bytes = new RandomAccessFile(stored.file().toFile(), "rw")) {
            int size = stored.type().bytes();
            byte[] number = new byte[size];
            number[size - 1] = (byte) (upperBytes >> 8);
            number[size - 2] = (byte) upperBytes;
            bytes.seek(stored.offset() + place * size);
            bytes.write(number);
        }
    }

    private Model load() throws IOException {
        return Model.load(files, folder.toString(), backend);
    }

    @ParameterizedTest
    @CsvSource({
        "llama3, model.safetensors, model.layers.1.mlp.down_proj.weight, 0xffc0, 'NaN at [1, 3]', 75",
        "llama3, model.safetensors, model.norm.weight, 0x7f80, 'Infinity at [31]', 31",
        "llama3, model.safetensors, lm_head.weight, 0xff80, '-Infinity at [66, 31]', 2143",
        "llama2, model.safetensors, model.embed_tokens.weight, 0x7e00, 'NaN at [0, 0]', 0",
        "gemma-bf16, model.safetensors, model.layers.0.self_attn.q_proj.weight, 0x7fc0, 'NaN at [2, 1]', 97",
        "qwen2, model-00002-of-00003.safetensors, model.layers.1.self_attn.k_proj.bias, 0x7f80, 'Infinity at [5]', 5",
        "bert, model.safetensors, embeddings.token_type_embeddings.weight, 0x7fc0, 'NaN at [1, 2]', 66",
        "bert, model.safetensors, encoder.layer.1.output.LayerNorm.bias, 0x7fc0, 'NaN at [7]', 7"
    })
    void load_ofANumberThatIsNone_namesItsPlace(
            String model, String file, String tensor, String upperBytes, String said, long place) throws IOException {
        copy(model);
        overwrite(file, tensor, place, Integer.decode(upperBytes));

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'" + tensor + "'")
                .hasMessageContaining(file)
                .hasMessageContaining(said);
        assertThat(backend.memory().used()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"qv, lora_A, 0x7fc0, NaN", "f16, lora_B, 0xfc00, -Infinity", "bf16, lora_A, 0x7fc0, NaN"})
    void use_ofAnAdapterWithANumberThatIsNone_namesItsPlace(String adapter, String part, String upperBytes, String said)
            throws IOException {
        copy("llama3/adapters/" + adapter);
        String tensor =
                Safetensors.read(
                                files,
                                folder.resolve("adapter_model.safetensors").toString())
                        .tensors()
                        .keySet()
                        .stream()
                        .filter(name -> name.contains(part))
                        .findFirst()
                        .orElseThrow();
        overwrite("adapter_model.safetensors", tensor, 1, Integer.decode(upperBytes));
        PeftAdapter broken = PeftAdapter.read(files, folder.toString());

        try (Model model = Model.load(files, Expected.of("llama3").folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24)) {
            assertThatThrownBy(() -> bank.use("broken", () -> broken))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'" + tensor + "'")
                    .hasMessageContaining(said + " at [0, 1]");
            assertThat(bank.bytes()).isZero();
        }
    }

    /** Moves all numbers of a file by some bytes, by a header that is as much longer. */
    private void move(String file, int bytes) throws IOException {
        Path path = folder.resolve(file);
        ByteBuffer old = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(old.getLong());
        ByteBuffer moved = ByteBuffer.allocate(old.capacity() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        moved.putLong(header + bytes)
                .put(old.slice(8, header))
                .put(" ".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
        moved.put(old.slice(8 + header, old.capacity() - 8 - header));
        Files.write(path, moved.array());
    }

    private List<float[]> likelihoods(Model model) {
        Scorer.Text text = Scorer.Text.of(5, 9, 2, 44, 7, 7, 13);
        return new Scorer(model).likelihoods(List.of(text));
    }

    @ParameterizedTest
    @CsvSource({"llama3, 1", "llama3, 2", "llama2, 3", "gemma-bf16, 1"})
    void load_fromOddPlaces_givesTheSameBits(String name, int bytes) throws IOException {
        copy(name);
        List<float[]> expected;
        long used;
        try (Model model = load()) {
            expected = likelihoods(model);
            used = backend.memory().used();
        }
        move("model.safetensors", bytes);

        try (Model model = load()) {
            assertThat(likelihoods(model).get(0)).isEqualTo(expected.get(0));
            long weights = Files.size(folder.resolve("model.safetensors")) * 9 / 10;
            assertThat(backend.memory().used()).isGreaterThan(used + weights);
        }
        assertThat(backend.memory().used()).isZero();
    }

    @Test
    void load_ofATiedHeadFromAnOddPlace_copiesItOnce() throws IOException {
        copy("gemma-bf16");
        move("model.safetensors", 1);

        try (Model model = load()) {
            long file = Files.size(folder.resolve("model.safetensors"));
            // Copies take a power of two each.
            assertThat(backend.memory().used()).isBetween(file / 2, 2 * file);
            assertThat(model.head().outputs()).isEqualTo(131);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qv", "f16", "bf16"})
    void use_ofAnAdapterFromOddPlaces_takesNoMore(String adapter) throws IOException {
        copy("llama3/adapters/" + adapter);
        move("adapter_model.safetensors", 1);
        PeftAdapter moved = PeftAdapter.read(files, folder.toString());
        PeftAdapter even = PeftAdapter.read(files, Expected.of("llama3").folder() + "/adapters/" + adapter);

        try (Model model = Model.load(files, Expected.of("llama3").folder(), backend);
                AdapterBank bank = new AdapterBank(model, 1L << 24);
                AdapterBank.Use one = bank.use("even", () -> even)) {
            long used = backend.memory().used();
            float[] expected = likelihood(model, one);
            long before = backend.memory().used();
            try (AdapterBank.Use other = bank.use("moved", () -> moved)) {
                assertThat(likelihood(model, other)).isEqualTo(expected);
                assertThat(backend.memory().used() - before).isLessThanOrEqualTo(used);
            }
        }
    }

    private static float[] likelihood(Model model, AdapterBank.Use use) {
        int[] tokens = {5, 9, 2, 44, 7, 7, 13};
        return new Scorer(model)
                .likelihoods(List.of(new Scorer.Text(tokens, java.util.Optional.of(use.delta()), 1)))
                .get(0);
    }
}
