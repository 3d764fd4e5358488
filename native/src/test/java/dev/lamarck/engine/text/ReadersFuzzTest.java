package dev.lamarck.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are refused with a message, or work; they never crash, hang, or take up memory. */
@Timeout(300)
final class ReadersFuzzTest {

    private static final int TRIES = Integer.getInteger("lamarck.fuzz.tries", 150);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Random random = new Random(7);

    private byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> System.arraycopy(whole, random.nextInt(at + 1), bytes, at, Math.min(8, bytes.length - at));
            default -> bytes[at] = (byte) "{}[]\",:\\0-9e.\n".charAt(random.nextInt(14));
        }
        return bytes;
    }

    /** Another value in the place of any. */
    private void disturb(JsonNode node) {
        List<JsonNode> parents = new ArrayList<>();
        collect(node, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        int index = random.nextInt(parent.size());
        JsonNode value = strange();
        if (parent instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(index), value);
        } else {
            ((ArrayNode) parent).set(index, value);
        }
    }

    /** Vocabularies and merges are large; one entry in a hundred of them counts as much as one elsewhere. */
    private void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode() && !node.isEmpty()) {
            parents.add(node);
            int step = node.size() > 100 ? 97 : 1;
            int index = 0;
            for (JsonNode child : node) {
                if (index++ % step == 0) {
                    collect(child, parents);
                }
            }
        }
    }

    private JsonNode strange() {
        Object[] values = {
            null,
            true,
            -1,
            0,
            3,
            1 << 30,
            1L << 40,
            1e300,
            "",
            "a",
            "[",
            "(a+)+$",
            "\\p{L}",
            "\u2581",
            "<unk>",
            "Sequence",
            "BPE",
            "ByteLevel",
            "Unigram",
            List.of(),
            Map.of(),
            List.of("a", 1),
            List.of(List.of("a", 1.0)),
            Map.of("type", "Split")
        };
        return Golden.JSON.valueToTree(values[random.nextInt(values.length)]);
    }

    private static void use(Map<String, byte[]> files) {
        long start = System.nanoTime();
        try {
            Optional<Tokenizer> found = Tokenizers.of(new MemoryFiles(files), MemoryFiles.FOLDER);
            if (found.isPresent()) {
                try (Tokenizer tokenizer = found.get()) {
                    int[] ids = tokenizer.encodePrompt("Évolution, don't 42 进化 👩‍🚀\n\n <s>x</s>");
                    tokenizer.decode(ids);
                    Arrays.stream(ids).forEach(tokenizer.stream()::feed);
                }
            }
        } catch (TextException e) {
            assertThat(e).hasMessageMatching("(?s).+[:.] .+\\.");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama2", "llama3", "unigram", "wordpiece"})
    void tokenizerJson_damagedBytes_isRefusedOrWorks(String kind) {
        byte[] whole = Golden.bytes(kind + "/tokenizer.json");
        for (int i = 0; i < TRIES; i++) {
            use(Map.of("tokenizer.json", damaged(whole)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama2", "llama3", "unigram", "wordpiece"})
    void tokenizerJson_strangeValues_isRefusedOrWorks(String kind) throws IOException {
        JsonNode whole = Golden.json(kind + "/tokenizer.json");
        for (int i = 0; i < TRIES; i++) {
            JsonNode disturbed = whole.deepCopy();
            disturb(disturbed);
            use(Map.of("tokenizer.json", Golden.JSON.writeValueAsBytes(disturbed)));
        }
    }

    @Test
    void charsmap_random_isRefusedOrWorks() throws IOException {
        ObjectNode whole = (ObjectNode) Golden.json("unigram/tokenizer.json");
        for (int i = 0; i < 4 * TRIES; i++) {
            ByteBuffer map = ByteBuffer.wrap(new byte[8 << random.nextInt(9)]).order(ByteOrder.LITTLE_ENDIAN);
            random.nextBytes(map.array());
            map.putInt(0, random.nextInt(map.capacity() + 1));
            Arrays.fill(map.array(), random.nextInt(map.capacity() - 4) + 4, map.capacity(), (byte) 'a');
            whole.putObject("normalizer")
                    .put("type", "Precompiled")
                    .put("precompiled_charsmap", Base64.getEncoder().encodeToString(map.array()));
            use(Map.of("tokenizer.json", Golden.JSON.writeValueAsBytes(whole)));
        }
    }

    @Test
    void tiktoken_damaged_isRefusedOrWorks() {
        byte[] whole = Golden.bytes("qwen1/qwen.tiktoken");
        for (int i = 0; i < TRIES; i++) {
            use(Map.of("qwen.tiktoken", damaged(whole)));
        }
    }

    @Test
    void legacy_damaged_isRefusedOrWorks() {
        for (String file : List.of("vocab.json", "merges.txt", "tokenizer_config.json")) {
            for (int i = 0; i < TRIES / 3; i++) {
                Map<String, byte[]> files = new HashMap<>();
                for (String name : List.of("vocab.json", "merges.txt", "tokenizer_config.json")) {
                    byte[] whole = Golden.bytes("qwen2-legacy/" + name);
                    files.put(name, name.equals(file) ? damaged(whole) : whole);
                }
                use(files);
            }
        }
    }

    @Test
    void template_damaged_isRefusedOrWorks() {
        Conversation conversation = Conversation.of(Message.system("Be"), Message.user("Hi"), Message.assistant("Yo"));
        for (JsonNode template : Golden.json("templates.json")) {
            byte[] whole = template.textValue().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < TRIES; i++) {
                String damaged = new String(damaged(damaged(whole)), StandardCharsets.UTF_8);
                try {
                    ChatTemplate.of(damaged, Map.of(), Clock.systemUTC()).render(conversation);
                } catch (TextException e) {
                    assertThat(e).hasMessageContaining("line ");
                }
            }
        }
    }
}
