package dev.lamarck.engine.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The small files of a model. */
record ModelFolder(Files files, String folder) {

    static final ObjectMapper JSON = new ObjectMapper();

    /** The largest vocabularies take some 35 MB. */
    private static final long LARGEST = 256L << 20;

    String path(String file) {
        return files.in(folder, file);
    }

    boolean has(String file) {
        try {
            return files.exists(path(file));
        } catch (IOException e) {
            throw TextErrors.unreadable(path(file), e);
        }
    }

    byte[] bytes(String file) {
        try {
            return files.read(path(file), LARGEST);
        } catch (IOException e) {
            throw TextErrors.unreadable(path(file), e);
        }
    }

    String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    List<String> list(String below) {
        try {
            return files.list(path(below));
        } catch (IOException e) {
            throw TextErrors.unreadable(path(below), e);
        }
    }

    /** The object in a file; an empty one if there is no such file. */
    JsonNode json(String file) {
        if (!has(file)) {
            return JSON.createObjectNode();
        }
        JsonNode node = parse(file);
        if (!node.isObject()) {
            throw TextErrors.badJson(path(file), "it holds no JSON object");
        }
        return node;
    }

    private JsonNode parse(String file) {
        try {
            return Optional.ofNullable(JSON.readTree(text(file))).orElseGet(JSON::nullNode);
        } catch (JsonProcessingException e) {
            throw TextErrors.badJson(path(file), e.getOriginalMessage());
        }
    }
}
