package dev.lamarck.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.ChatTemplate;
import dev.lamarck.engine.text.Conversation;
import dev.lamarck.engine.text.Message;
import dev.lamarck.engine.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is gone on from. */
final class PromptOptions {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    @Option(names = "--prompt", paramLabel = "TEXT", description = "What to go on from, as text.")
    private Optional<String> prompt = Optional.empty();

    @Option(
            names = "--tokens",
            paramLabel = "ID",
            split = ",",
            description = "The same as token ids, with commas between; for folders without a tokenizer too.")
    private List<Integer> tokens = new ArrayList<>();

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "Answer this, in the form of chats that the model was trained with.")
    private Optional<String> message = Optional.empty();

    @Option(names = "--system", paramLabel = "TEXT", description = "With --message: what the model is told before.")
    private Optional<String> system = Optional.empty();

    @Option(
            names = "--chat",
            paramLabel = "FILE",
            description =
                    "Answer the conversation in this file: a list of messages with \"role\" and \"content\", or an"
                            + " object with \"messages\" and perhaps \"tools\".")
    private Optional<Path> chat = Optional.empty();

    /** The tokens, of the one kind of prompt that is given. */
    int[] tokens(CommandSpec spec, Files files, String folder, Optional<Tokenizer> tokenizer) throws IOException {
        long given =
                Stream.of(prompt, message, chat).filter(Optional::isPresent).count() + (tokens.isEmpty() ? 0 : 1);
        if (given != 1 || (system.isPresent() && message.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Give one of --prompt, --tokens, --message (perhaps with --system) and --chat.");
        }
        if (!tokens.isEmpty()) {
            return tokens.stream().mapToInt(Integer::intValue).toArray();
        }
        Tokenizer words = tokenizer.orElseThrow(() ->
                new EngineException("There is no tokenizer in %s. Give the prompt as --tokens.".formatted(folder)));
        if (prompt.isPresent()) {
            return words.encodePrompt(prompt.get());
        }
        Conversation conversation = conversation();
        ChatTemplate template = ChatTemplate.of(files, folder, Clock.system(ZoneId.systemDefault()))
                .orElseThrow(() -> new EngineException(
                        "There is no chat template in %s: the model was not trained to chat. Give a --prompt."
                                .formatted(folder)));
        return words.encode(template.render(conversation));
    }

    private Conversation conversation() throws IOException {
        if (chat.isPresent()) {
            return read(chat.get());
        }
        List<Message> messages = new ArrayList<>();
        system.ifPresent(text -> messages.add(Message.system(text)));
        message.ifPresent(text -> messages.add(Message.user(text)));
        return Conversation.of(messages.toArray(Message[]::new));
    }

    private static Conversation read(Path file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(java.nio.file.Files.readString(file));
            JsonNode messages = root.isArray() ? root : root.path("messages");
            List<Message> all = new ArrayList<>();
            for (JsonNode message : messages) {
                all.add(new Message(fields(message, file)));
            }
            List<Map<String, Object>> tools = new ArrayList<>();
            for (JsonNode tool : root.path("tools")) {
                tools.add(fields(tool, file));
            }
            if (all.isEmpty()) {
                throw wrong(file, "it has no messages");
            }
            return Conversation.of(all.toArray(Message[]::new)).with(tools);
        } catch (JsonProcessingException e) {
            throw wrong(file, "it is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, Object> fields(JsonNode node, Path file) {
        if (!node.isObject()) {
            throw wrong(file, "%s is no object".formatted(node));
        }
        return MAPPER.convertValue(node, FIELDS);
    }

    private static EngineException wrong(Path file, String why) {
        return new EngineException(
                "Cannot use %s as a conversation: %s. Give a list of messages with \"role\" and \"content\"."
                        .formatted(file, why));
    }
}
