package dev.lamarck.engine.text;

/** What is said about tokenizers and chat templates that cannot be used. */
final class TextErrors {

    private TextErrors() {}

    static TextException unreadable(String file, Throwable cause) {
        return new TextException(
                "Cannot read %s: %s. Look whether the model's folder is whole, and copy it again if it is not."
                        .formatted(file, cause.getMessage()),
                cause);
    }

    static TextException badJson(String file, String why) {
        return new TextException(
                "Cannot use %s: %s. Copy the file again from where the model comes from.".formatted(file, why));
    }

    static TextException badTokenizer(String file, Throwable cause) {
        return new TextException(
                "Cannot make a tokenizer of %s: %s. Copy the file again, or save it anew with the library that made it."
                        .formatted(file, cause.getMessage()),
                cause);
    }

    static TextException badLine(String file, int line, String why) {
        return new TextException(
                "Cannot use line %,d of %s: %s. A line is a token in base64, a space and its rank. Copy the file again."
                        .formatted(line, file, why));
    }

    static TextException badMerge(String file, int line) {
        return new TextException(
                "Cannot use line %,d of %s: it is not two tokens with a space between them. Copy the file again."
                        .formatted(line, file));
    }

    static TextException badIds(String file, String token, int wanted, String found) {
        return new TextException(
                "Cannot use %s: it gives the token '%s' the id %d, but the tokenizer encodes it as %s. Save the tokenizer anew, so that the ids of its added tokens follow those of its vocabulary."
                        .formatted(file, token, wanted, found));
    }

    static TextException noLibrary(String platform) {
        return new TextException(
                "Cannot read tokenizer.json on %s: the tokenizers library has no build for it. Use Linux or macOS on a usual processor, or give token ids instead of text."
                        .formatted(platform));
    }

    static TextException notUnpacked(Throwable cause) {
        return new TextException(
                "Cannot load the tokenizers library: %s. Look whether java.io.tmpdir is writable, not full and not mounted noexec."
                        .formatted(cause.getMessage()),
                cause);
    }

    static TextException notEncoded(Throwable cause) {
        return new TextException(
                "The tokenizer failed on a text: %s. Look whether tokenizer.json is whole."
                        .formatted(cause.getMessage()),
                cause);
    }

    static TextException badTemplate(String place, Throwable cause) {
        return new TextException("Cannot use the chat template of %s: %s".formatted(place, cause.getMessage()), cause);
    }

    static TextException noDefault(String place, Iterable<String> names) {
        return new TextException(
                "Cannot choose a chat template of %s: there are %s, but none is called 'default'. Name one of them 'default'."
                        .formatted(place, String.join(", ", names)));
    }

    static TextException noRole() {
        return new TextException("A message has no role. Give it one, such as 'user'.");
    }

    static IllegalStateException closed() {
        return new IllegalStateException("The tokenizer is closed. Keep it open as long as texts are encoded.");
    }
}
