package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every backend has to make of numbers in files. */
abstract class FilesContract extends Contract {
    /** Random numbers of a file, from some byte on; none is infinite or no number. */
    private static byte[] numbers(DType type, int offset, int count) {
        byte[] bytes = new byte[offset + count * type.bytes()];
        new Random(9).nextBytes(bytes);
        // The upper byte of each number has a small exponent.
        for (int i = offset + type.bytes() - 1; i < bytes.length; i += type.bytes()) {
            bytes[i] = (byte) ((bytes[i] & 0x80) | 0x3b);
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"F32,8", "F16,8", "BF16,8", "F32,5", "F32,6", "F16,7", "BF16,9"})
    void weights_inFiles_areUsedInTheirOwnNumbers(DType type, int offset, @TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("weights"), numbers(type, offset, 97 * 73));
        check((backend, given) -> {
            try (Backend.Mapped mapped = backend.map(backend.memory(), file)) {
                Tensor weight = mapped.tensor(offset, type, 97, 73);
                Tensor out = given.room(9, 97);
                Linear layer = new Linear(weight, null, 0);
                backend.linear(given.rows(new int[9]), layer, given.tensor(9, 73, 1), out, false);
                Tensor one = given.room(1, 97);
                backend.linear(given.rows(new int[1]), layer, given.tensor(1, 73, 1), one, false);
                float[] all = Arrays.copyOf(backend.read(out), 10 * 97);
                System.arraycopy(backend.read(one), 0, all, 9 * 97, 97);
                return all;
            }
        });
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void firstNotFinite_isTheFirstOfAll(DType type, @TempDir Path folder) throws Exception {
        int count = 1_000_003;
        for (int[] places : new int[][] {{}, {0}, {count - 1}, {262_144, 262_143}, {999_999, 300_000, 700_000}}) {
            byte[] bytes = numbers(type, 3, count);
            for (int place : places) {
                int end = 3 + (place + 1) * type.bytes();
                bytes[end - 1] = (byte) 0xff;
                bytes[end - 2] = (byte) 0x80;
            }
            Path file = Files.write(folder.resolve("weights" + places.length), bytes);
            for (Backend backend : List.of(backend(1), backend(3), new ReferenceBackend())) {
                try (Memory memory = backend.memory().of("copies");
                        Backend.Mapped mapped = backend.map(memory, file)) {
                    assertThat(backend.firstNotFinite(mapped.tensor(3, type, 1, count)))
                            .isEqualTo(
                                    places.length == 0
                                            ? OptionalLong.empty()
                                            : OptionalLong.of(
                                                    Arrays.stream(places).min().getAsInt()));
                }
            }
        }
    }
}
