package dev.lamarck.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CharsmapTest {

    private static final int UNITS = 768;
    private static final int KEYS = 256;
    private static final int VALUE = 512;

    /** A trie of one character, {@code A}, which becomes the text at a place. */
    private static Tokenizer tokenizer(int place) throws IOException {
        int child = KEYS ^ 'A';
        ByteBuffer map = ByteBuffer.allocate(4 + UNITS * 4 + 3).order(ByteOrder.LITTLE_ENDIAN);
        map.putInt(UNITS * 4);
        map.putInt(4, KEYS << 10);
        map.putInt(4 + 4 * child, 'A' | 1 << 8 | (child ^ VALUE) << 10);
        map.putInt(4 + 4 * VALUE, 1 << 31 | place);
        map.position(4 + UNITS * 4).put((byte) 'a').put((byte) 'a').put((byte) 0);
        ObjectNode json = (ObjectNode) Golden.json("unigram/tokenizer.json");
        json.putObject("normalizer")
                .put("type", "Precompiled")
                .put("precompiled_charsmap", Base64.getEncoder().encodeToString(map.array()));
        Map<String, byte[]> files = Map.of("tokenizer.json", Golden.JSON.writeValueAsBytes(json));
        return Tokenizers.of(new MemoryFiles(files), MemoryFiles.FOLDER).orElseThrow();
    }

    @Test
    void check_soundMap_normalises() throws IOException {
        try (Tokenizer tokenizer = tokenizer(0)) {
            assertThat(tokenizer.encode("bAb")).isEqualTo(tokenizer.encode("baab"));
        }
    }

    @Test
    void check_textOutside_isRefused() {
        assertThatThrownBy(() -> tokenizer(99))
                .isInstanceOf(TextException.class)
                .hasMessageContaining("precompiled_charsmap is damaged");
    }
}
