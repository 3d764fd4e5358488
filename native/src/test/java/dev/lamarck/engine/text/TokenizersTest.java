package dev.lamarck.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.LocalFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenizersTest {

    private static final int SHOWN = 5;

    static Tokenizer tokenizer(String kind) {
        return Tokenizers.of(new LocalFiles(), Golden.folder(kind)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt2,gpt2",
        "llama3,llama3",
        "qwen2,qwen2",
        "llama2,llama2",
        "gemma,gemma",
        "unigram,unigram",
        "wordpiece,wordpiece",
        "qwen1,qwen1",
        "gpt2-legacy,gpt2",
        "qwen2-legacy,qwen2"
    })
    void encode_everyString_givesTheIdsOfTheReference(String kind, String reference) {
        String[] strings = Golden.strings();
        int[] sums = Golden.sums(reference);
        List<String> wrong = new ArrayList<>();
        try (Tokenizer tokenizer = tokenizer(kind)) {
            for (int i = 0; i < strings.length; i++) {
                int[] ids = tokenizer.encode(strings[i]);
                String decoded = tokenizer.decode(ids);
                boolean same = Golden.sum(ids) == sums[2 * i]
                        && Golden.sum(decoded.getBytes(StandardCharsets.UTF_8)) == sums[2 * i + 1];
                if (!same) {
                    wrong.add("%d %s -> %s -> %s"
                            .formatted(i, Golden.shown(strings[i]), List.of(ids).size(), Golden.shown(decoded)));
                }
            }
        }
        assertThat(wrong.subList(0, Math.min(SHOWN, wrong.size())))
                .as("%d of %d strings", wrong.size(), strings.length)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "qwen2", "llama2", "gemma", "unigram", "wordpiece", "qwen1"})
    void encodePrompt_ofTheFirstStrings_isThatOfTheReference(String kind) {
        try (Tokenizer tokenizer = tokenizer(kind)) {
            for (JsonNode whole : Golden.json(kind + "/whole.json.gz")) {
                String text = whole.path("text").textValue();
                String shown = Golden.shown(text);
                assertThat(tokenizer.encode(text)).as(shown).isEqualTo(Golden.ids(whole.path("ids")));
                assertThat(tokenizer.encodePrompt(text)).as(shown).isEqualTo(Golden.ids(whole.path("prompt")));
                assertThat(tokenizer.decode(Golden.ids(whole.path("ids"))))
                        .as(shown)
                        .isEqualTo(whole.path("decoded").textValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "qwen2", "llama2", "gemma", "unigram", "wordpiece", "qwen1"})
    void stream_ofAnyString_isTheDecodedText(String kind) {
        try (Tokenizer tokenizer = tokenizer(kind)) {
            for (String string : Golden.strings()) {
                int[] ids = tokenizer.encode(string);
                assertThat(streamed(tokenizer.stream(), ids))
                        .as(Golden.shown(string))
                        .isEqualTo(tokenizer.decode(ids));
            }
        }
    }

    private static String streamed(TextStream stream, int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(stream.feed(id));
        }
        return text.append(stream.end()).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "qwen2", "llama2", "gemma", "qwen1"})
    void pieces_ofTheTokensOfAText_areItsBytes(String kind) {
        String text = "Évolution de 42 modèles 👩‍🚀, 进化!\n\tx";
        try (Tokenizer tokenizer = tokenizer(kind)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int id : tokenizer.encode(text)) {
                bytes.writeBytes(tokenizer.pieces().bytes(id));
            }
            String leading = kind.equals("llama2") ? " " : "";
            assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(leading + text);
        }
    }

    @Test
    void special_ofQwen_endsAtTheEndOfAnAnswerToo() {
        try (Tokenizer tokenizer = tokenizer("qwen1")) {
            int first = tokenizer.pieces().size() - 208;
            assertThat(tokenizer.special().eos()).containsExactly(first, first + 2);
            assertThat(tokenizer.special().pad()).hasValue(first);
            assertThat(tokenizer.special().bos()).isEmpty();
            assertThat(tokenizer.encode("<|im_start|>a<|extra_10|>"))
                    .startsWith(first + 1)
                    .endsWith(first + 13);
            assertThat(tokenizer.pieces().isSpecial(first)).isTrue();
            assertThat(tokenizer.decodeWhole(new int[] {first, first + 1})).isEqualTo("<|endoftext|><|im_start|>");
        }
    }

    @Test
    void special_ofLlama_areItsIds() {
        try (Tokenizer tokenizer = tokenizer("llama2")) {
            assertThat(tokenizer.special().bos()).hasValue(1);
            assertThat(tokenizer.special().eos()).containsExactly(2);
            assertThat(tokenizer.special().ends(2)).isTrue();
            assertThat(tokenizer.addsBos()).isTrue();
            assertThat(tokenizer.special().texts()).containsEntry("unk_token", "<unk>");
        }
    }

    @Test
    void encode_halfACharacter_isTheReplacement() {
        for (String kind : List.of("qwen1", "qwen2", "llama2")) {
            try (Tokenizer tokenizer = tokenizer(kind)) {
                assertThat(tokenizer.encode("a\ud83db\udc4d")).isEqualTo(tokenizer.encode("a\ufffdb\ufffd"));
            }
        }
    }

    @Test
    void decode_idsWithoutToken_giveNothing() {
        for (String kind : List.of("qwen1", "qwen2", "llama2")) {
            try (Tokenizer tokenizer = tokenizer(kind)) {
                assertThat(tokenizer.decode(new int[] {-1, 1 << 30, Integer.MIN_VALUE}))
                        .isEmpty();
                assertThat(tokenizer.pieces().bytes(-1)).isEmpty();
                assertThat(tokenizer.stream().feed(1 << 30)).isEmpty();
            }
        }
    }

    @Test
    void of_folderWithoutTokenizer_isEmpty(@TempDir Path folder) {
        assertThat(Tokenizers.of(new LocalFiles(), folder.toString())).isEmpty();
    }

    @Test
    void close_twice_isFineAndEncodingIsRefused() {
        Tokenizer tokenizer = tokenizer("gpt2");
        tokenizer.close();
        tokenizer.close();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> tokenizer.encode("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
