package dev.lamarck.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.model.Sizes;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.train.Lesson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines of a file of lessons.
 *
 * @param ended whether texts get the token that ends them
 */
record LessonLines(Path file, Optional<Tokenizer> tokenizer, Sizes sizes, boolean ended) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MOST_WEIGHT = 1e6;

    List<Lesson> all() throws IOException {
        if (!java.nio.file.Files.isRegularFile(file)) {
            throw new EngineException("There is no file %s. Give one with an object of JSON a line.".formatted(file));
        }
        List<Lesson> lessons = new ArrayList<>();
        try (BufferedReader reader = java.nio.file.Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lessons.add(read(number, line));
                }
            }
        }
        if (lessons.isEmpty()) {
            throw new EngineException("There is nothing to learn in %s. Give it a line for each text.".formatted(file));
        }
        return lessons;
    }

    Lesson read(int number, String text) {
        JsonNode line = parse(number, text);
        Lesson lesson = line.has("tokens")
                ? ofTokens(number, line)
                : line.has("prompt") || line.has("completion") ? ofCompletion(number, line) : ofText(number, line);
        int count = lesson.tokens().length;
        if (count > sizes.context()) {
            throw wrong(
                    number,
                    "it has %,d tokens, and the model takes %,d. Shorten or split it"
                            .formatted(count, sizes.context()));
        }
        if (lesson.weight() == 0) {
            throw wrong(number, "no token in it counts; the first of a text never does");
        }
        return lesson;
    }

    private JsonNode parse(int number, String text) {
        try {
            JsonNode line = MAPPER.readTree(text);
            if (line == null || !line.isObject()) {
                throw wrong(number, "it is no object");
            }
            return line;
        } catch (JsonProcessingException e) {
            throw wrong(number, "it is no JSON: " + e.getOriginalMessage());
        }
    }

    private Lesson ofTokens(int number, JsonNode line) {
        int[] tokens = new int[list(number, line, "tokens").size()];
        for (int i = 0; i < tokens.length; i++) {
            JsonNode id = line.get("tokens").get(i);
            if (!id.isIntegralNumber()
                    || !id.canConvertToInt()
                    || id.intValue() < 0
                    || id.intValue() >= sizes.vocabulary()) {
                throw wrong(
                        number, "\"tokens\" has %s, which is no token id below %,d".formatted(id, sizes.vocabulary()));
            }
            tokens[i] = id.intValue();
        }
        return line.has("mask")
                ? new Lesson(tokens, mask(number, line, tokens.length))
                : Lesson.from(from(number, line, tokens.length), tokens);
    }

    private JsonNode list(int number, JsonNode line, String name) {
        if (!line.get(name).isArray()) {
            throw wrong(number, "\"%s\" is no list".formatted(name));
        }
        return line.get(name);
    }

    /** How much each token counts; the first does not, whatever is said. */
    private float[] mask(int number, JsonNode line, int count) {
        JsonNode mask = list(number, line, "mask");
        if (mask.size() != count) {
            throw wrong(number, "\"mask\" has %,d numbers for %,d tokens".formatted(mask.size(), count));
        }
        float[] weights = new float[count];
        for (int i = 1; i < count; i++) {
            JsonNode one = mask.get(i);
            double weight = one.isBoolean() ? (one.booleanValue() ? 1 : 0) : one.isNumber() ? one.doubleValue() : -1;
            if (!(weight >= 0 && weight < MOST_WEIGHT)) {
                throw wrong(number, "\"mask\" has %s, which is no weight from 0 on".formatted(one));
            }
            weights[i] = (float) weight;
        }
        return weights;
    }

    private int from(int number, JsonNode line, int count) {
        JsonNode from = line.get("from");
        if (from == null) {
            return 1;
        }
        if (!from.isIntegralNumber() || from.intValue() < 0 || from.intValue() > count) {
            throw wrong(number, "\"from\" is %s, and there are %,d tokens".formatted(from, count));
        }
        return from.intValue();
    }

    private Lesson ofText(int number, JsonNode line) {
        if (!line.has("text")) {
            throw wrong(number, "it has neither \"tokens\" nor \"text\" nor \"prompt\" and \"completion\"");
        }
        return Lesson.from(1, ended(known(number).encodePrompt(words(number, line, "text"))));
    }

    /** The prompt has the tokens that it has alone, as it will be when the model is asked to go on. */
    private Lesson ofCompletion(int number, JsonNode line) {
        String prompt = words(number, line, "prompt");
        String completion = words(number, line, "completion");
        int[] asked = known(number).encodePrompt(prompt);
        int[] whole = known(number).encodePrompt(prompt + completion);
        if (whole.length < asked.length || !Arrays.equals(whole, 0, asked.length, asked, 0, asked.length)) {
            int[] rest = known(number).encode(completion);
            whole = Arrays.copyOf(asked, asked.length + rest.length);
            System.arraycopy(rest, 0, whole, asked.length, rest.length);
        }
        return Lesson.from(asked.length, ended(whole));
    }

    private String words(int number, JsonNode line, String name) {
        JsonNode words = line.get(name);
        if (words == null || !words.isTextual()) {
            throw wrong(number, "it has no text called \"%s\"".formatted(name));
        }
        return words.asText();
    }

    private Tokenizer known(int number) {
        return tokenizer.orElseThrow(() ->
                wrong(number, "the folder of the model has no tokenizer, so that only \"tokens\" can be learned"));
    }

    private int[] ended(int[] tokens) {
        Optional<Integer> end = tokenizer
                .filter(any -> ended)
                .flatMap(some -> some.special().eos().stream().findFirst());
        if (end.isEmpty() || (tokens.length > 0 && tokens[tokens.length - 1] == end.get())) {
            return tokens;
        }
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = end.get();
        return longer;
    }

    private EngineException wrong(int number, String why) {
        return new EngineException("Cannot learn from %s:%d: %s.".formatted(file, number, why));
    }
}
