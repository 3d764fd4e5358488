package dev.lamarck.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A model of the tests with a tokenizer and a chat template of theirs, cut to the tokens that the model has. */
final class ChatFolder {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TOKENS = 1_000;

    private ChatFolder() {}

    static Path in(Path folder) throws IOException {
        try (var files = Files.list(RESOURCES.resolve("models/qwen2"))) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("expected")) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
        JsonNode tokenizer =
                MAPPER.readTree(RESOURCES.resolve("text/qwen2/tokenizer.json").toFile());
        cut(tokenizer);
        MAPPER.writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer);
        ObjectNode settings = (ObjectNode) MAPPER.readTree(
                RESOURCES.resolve("text/qwen2/tokenizer_config.json").toFile());
        settings.put(
                "chat_template",
                "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}<|im_start|>assistant{{ '\\n' }}");
        MAPPER.writeValue(folder.resolve("tokenizer_config.json").toFile(), settings);
        return folder;
    }

    private static void cut(JsonNode tokenizer) {
        ObjectNode model = (ObjectNode) tokenizer.path("model");
        ObjectNode vocabulary = (ObjectNode) model.path("vocab");
        Set<String> names = new HashSet<>();
        vocabulary.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> vocabulary.path(name).intValue() < TOKENS);
        vocabulary.remove(names);
        ArrayNode merges = MAPPER.createArrayNode();
        for (JsonNode merge : model.path("merges")) {
            List<String> pair = merge.isTextual()
                    ? List.of(merge.textValue().split(" "))
                    : List.of(merge.get(0).textValue(), merge.get(1).textValue());
            if (vocabulary.has(pair.get(0)) && vocabulary.has(pair.get(1)) && vocabulary.has(String.join("", pair))) {
                merges.add(merge);
            }
        }
        model.set("merges", merges);
        int id = vocabulary.size();
        for (JsonNode added : tokenizer.path("added_tokens")) {
            ((ObjectNode) added).put("id", id++);
        }
    }
}
