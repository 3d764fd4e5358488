package dev.lamarck.engine.text;

/**
 * The tokens of a model: text becomes token ids, and token ids become text. Threads may share one.
 *
 * <p>A surrogate without its other half, which is no character, counts as U+FFFD. Special tokens that are written out in
 * a text are found in it, as the models' own tokenizers do. Spaces before punctuation stay where they are also if the
 * model's settings ask for a clean-up after decoding, since that changes programs.
 */
public interface Tokenizer extends AutoCloseable {

    /** The tokens of a text, and no others: for a rendered chat, or a part of a longer text. */
    int[] encode(String text);

    /** The tokens of a text as the whole input of a model, with what the model wants at its ends. */
    int[] encodePrompt(String text);

    /** The text of tokens, of which special ones give none. Bytes that are no UTF-8 give U+FFFD. */
    String decode(int[] ids);

    /** The text of tokens, with special ones written out. */
    String decodeWhole(int[] ids);

    /** The pieces that the tokens stand for. */
    Pieces pieces();

    /** The tokens with a role of their own. */
    SpecialTokens special();

    /** Whether prompts begin with the token for the beginning of a text. */
    default boolean addsBos() {
        int[] ids = encodePrompt("");
        return special().bos().isPresent()
                && ids.length > 0
                && ids[0] == special().bos().getAsInt();
    }

    /** A text from its beginning, which gets its tokens one by one. */
    default TextStream stream() {
        return TextStream.beginning(pieces());
    }

    /** The rest of a text, which gets its tokens one by one; a space before its first word stays. */
    default TextStream continuation() {
        return TextStream.continuing(pieces());
    }

    @Override
    void close();
}
