package dev.lamarck.engine.text;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code tokenizer.json} puts around a prompt, looked at before the library sees it: of a template that names a
 * token it does not define, the library notices only when it encodes, and then it ends the process.
 */
final class PostProcessor {

    private PostProcessor() {}

    /** Refuses a post-processor that would end the process. */
    static void check(JsonNode processor, String file) {
        if (!processor.isObject() && !processor.isNull()) {
            throw TextErrors.badJson(file, "its post-processor is no object");
        }
        processor.path("processors").forEach(part -> check(part, file));
        check(processor.path("single"), processor.path("special_tokens"), file);
        check(processor.path("pair"), processor.path("special_tokens"), file);
    }

    private static void check(JsonNode template, JsonNode tokens, String file) {
        for (JsonNode piece : template) {
            JsonNode id = piece.path("SpecialToken").path("id");
            boolean sequence = piece.path("Sequence").isObject();
            if (!sequence && !(id.isTextual() && tokens.path(id.textValue()).isObject())) {
                throw TextErrors.badJson(file, "its post-processor names a token that it does not define");
            }
        }
    }
}
