package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.files.LocalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsWriterTest {
    private static final Block WIDE = Block.of(new float[] {1, 2, 3, 4}, 2, 2);
    private static final Block NARROW =
            new Block(StoredType.BF16, List.of(3L), ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}));

    @TempDir
    private Path folder;

    @Test
    void bytes_readBack_areTheSameTensors() throws IOException {
        Path file = folder.resolve("written");
        Files.write(file, SafetensorsWriter.bytes(Map.of("b", NARROW, "ä", WIDE), Map.of("format", "pt")));

        Safetensors read = Safetensors.read(new LocalFiles(), file.toString());

        assertThat(read.metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(read.tensors().keySet()).containsExactly("ä", "b");
        assertThat(read.tensors().get("ä").shape()).containsExactly(2L, 2L);
        assertThat(Golden.bytes(read.tensors().get("ä"))).isEqualTo(bytes(WIDE));
        assertThat(Golden.bytes(read.tensors().get("b"))).isEqualTo(bytes(NARROW));
        assertThat(read.tensors().values())
                .allMatch(tensor -> tensor.offset() % tensor.type().bytes() == 0);
        assertThat(read.tensors().get("ä").offset() % 8).isZero();
    }

    @Test
    void bytes_ofAnotherOrder_areTheSame() {
        Map<String, Block> one = new LinkedHashMap<>();
        one.put("x", WIDE);
        one.put("a", NARROW);
        one.put("b", WIDE);
        Map<String, Block> other = new LinkedHashMap<>();
        List.of("b", "a", "x").forEach(name -> other.put(name, one.get(name)));

        assertThat(SafetensorsWriter.bytes(one, Map.of("k", "v", "f", "g")))
                .isEqualTo(SafetensorsWriter.bytes(other, Map.of("f", "g", "k", "v")));
    }

    @Test
    void bytes_ofNothing_areAnEmptyHeader() {
        assertThat(new String(SafetensorsWriter.bytes(Map.of(), Map.of()), StandardCharsets.UTF_8))
                .isEqualTo("\b\0\0\0\0\0\0\0{}      ");
    }

    @Test
    void bytes_ofWhatCannotBeWritten_refuse() {
        assertThatThrownBy(() -> SafetensorsWriter.bytes(Map.of("__metadata__", WIDE), Map.of()))
                .hasMessageContaining("keeps that name");
        assertThatThrownBy(() -> Block.of(new float[3], 2, 2)).hasMessageContaining("F32 of shape [2, 2]");
    }

    private static byte[] bytes(Block block) {
        byte[] bytes = new byte[block.bytes().remaining()];
        block.bytes().get(bytes);
        return bytes;
    }
}
