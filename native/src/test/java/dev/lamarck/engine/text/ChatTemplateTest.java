package dev.lamarck.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatTemplateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T14:07:09.123456Z"), ZoneOffset.UTC);
    private static final Map<String, String> SPECIAL =
            Map.of("bos_token", "<s>", "eos_token", "</s>", "unk_token", "<unk>");
    private static final String HELPFUL = "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static Map<String, Object> fields(JsonNode node) {
        return Golden.JSON.convertValue(node, FIELDS);
    }

    private static Conversation conversation(JsonNode chat) {
        List<Message> messages = new ArrayList<>();
        chat.path("messages").forEach(message -> messages.add(new Message(fields(message))));
        List<Map<String, Object>> tools = new ArrayList<>();
        chat.path("tools").forEach(tool -> tools.add(fields(tool)));
        return new Conversation(messages, tools, chat.path("answers").booleanValue(), fields(chat.path("variables")));
    }

    private static String rendered(String template, Conversation conversation) {
        try {
            return ChatTemplate.of(template, SPECIAL, CLOCK).render(conversation);
        } catch (TextException e) {
            return "refused: " + e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat-ml",
                "llama-2",
                "llama-3",
                "llama-3.1-tools",
                "mistral",
                "gemma",
                "qwen-2.5",
                "thinking",
                "phi",
                "phi-2",
                "zephyr",
                "macros"
            })
    void render_everyConversation_isThatOfTheReference(String name) {
        String template = Golden.json("templates.json").path(name).textValue();
        JsonNode expected = Golden.json("rendered.json.gz").path(name);
        int index = 0;
        for (JsonNode chat : Golden.json("cases.json.gz")) {
            String rendered = rendered(template, conversation(chat));
            JsonNode wanted = expected.get(index++);
            if (wanted.isNull()) {
                assertThat(rendered).as(chat.toString()).startsWith("refused");
            } else {
                assertThat(rendered).as(chat.toString()).isEqualTo(wanted.textValue());
            }
        }
    }

    @Test
    void render_everySnippet_isThatOfTheReference() {
        JsonNode snippets = Golden.json("snippets.json");
        Conversation conversation = new Conversation(
                List.of(Message.user("Hi"), Message.assistant("Yo")),
                List.of(),
                true,
                fields(snippets.path("variables")));
        List<String> wrong = new ArrayList<>();
        for (JsonNode snippet : snippets.path("cases")) {
            String text = snippet.get(0).textValue();
            String rendered = rendered(text, conversation);
            String wanted = snippet.get(1).isNull() ? null : snippet.get(1).textValue();
            boolean same = wanted == null ? rendered.startsWith("refused") : rendered.equals(wanted);
            if (!same) {
                wrong.add("%s gives %s, not %s".formatted(Golden.shown(text), Golden.shown(rendered), wanted));
            }
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void of_folderThatNamesTheFormat_isChatMl() {
        ChatTemplate template =
                ChatTemplate.of(new LocalFiles(), Golden.folder("qwen1"), CLOCK).orElseThrow();
        assertThat(template.render(Conversation.of(Message.user("Hi"))))
                .isEqualTo(HELPFUL + "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");
        assertThat(template.render(Conversation.of(Message.system("Be"), Message.user("Hi"))
                        .answered()))
                .isEqualTo("<|im_start|>system\nBe<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n");
    }

    @Test
    void of_folderWithoutTemplate_isEmpty() {
        assertThat(ChatTemplate.of(new LocalFiles(), Golden.folder("gpt2"), CLOCK))
                .isEmpty();
    }

    @Test
    void of_namedTemplates_takesTheOneForTools(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"chat_template\":[{\"name\":\"default\",\"template\":\"plain\"},{\"name\":\"tool_use\",\"template\":\"{{ tools|length }}\"}]}");
        ChatTemplate template =
                ChatTemplate.of(new LocalFiles(), folder.toString(), CLOCK).orElseThrow();
        Conversation plain = Conversation.of(Message.user("Hi"));
        assertThat(template.render(plain)).isEqualTo("plain");
        assertThat(template.render(plain.with(List.of(Map.of("name", "f"))))).isEqualTo("1");
    }

    @Test
    void of_templateInAFile_comesBeforeTheSettings(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"chat_template\":\"old\",\"bos_token\":{\"content\":\"<b>\"}}");
        Files.writeString(folder.resolve("chat_template.jinja"), "{{ bos_token }}new");
        ChatTemplate template =
                ChatTemplate.of(new LocalFiles(), folder.toString(), CLOCK).orElseThrow();
        assertThat(template.render(Conversation.of(Message.user("Hi")))).isEqualTo("<b>new");
    }

    @Test
    void render_refusal_saysLineAndReason() {
        ChatTemplate template =
                ChatTemplate.of("a\n{% if true %}\n{{ raise_exception('no way') }}{% endif %}", Map.of(), CLOCK);
        assertThatThrownBy(() -> template.render(Conversation.of(Message.user("Hi"))))
                .isInstanceOf(TextException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("no way");
    }
}
