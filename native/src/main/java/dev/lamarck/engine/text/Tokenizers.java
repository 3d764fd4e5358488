package dev.lamarck.engine.text;

import dev.lamarck.engine.files.Files;
import java.util.Optional;

/** Finds the tokenizer of a model. */
public final class Tokenizers {

    private Tokenizers() {}

    /**
     * The tokenizer in a model's folder: {@code tokenizer.json}, else {@code qwen.tiktoken}, else {@code vocab.json} with
     * {@code merges.txt}. Without any of them the model takes and gives token ids. Whoever gets it closes it.
     */
    public static Optional<Tokenizer> of(Files files, String folder) {
        ModelFolder model = new ModelFolder(files, folder);
        TokenSettings settings = TokenSettings.of(model);
        if (model.has("tokenizer.json")) {
            return Optional.of(
                    LibraryTokenizer.of(model.path("tokenizer.json"), model.bytes("tokenizer.json"), settings));
        }
        if (model.has("qwen.tiktoken")) {
            return Optional.of(
                    TiktokenTokenizer.of(model.path("qwen.tiktoken"), model.bytes("qwen.tiktoken"), settings));
        }
        if (model.has("vocab.json") && model.has("merges.txt")) {
            byte[] made = LegacyVocabulary.tokenizer(model, settings);
            return Optional.of(LibraryTokenizer.of(model.path("vocab.json"), made, settings));
        }
        return Optional.empty();
    }
}
