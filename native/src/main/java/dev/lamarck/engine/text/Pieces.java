package dev.lamarck.engine.text;

import java.util.Arrays;
import java.util.BitSet;

/** The bytes of UTF-8 that each token stands for in the middle of a text. */
public final class Pieces {

    private static final byte[] NONE = {};

    private final byte[][] bytes;
    private final BitSet special;
    private final int leadingSpaces;

    private Pieces(byte[][] bytes, BitSet special, int leadingSpaces) {
        this.bytes = bytes;
        this.special = special;
        this.leadingSpaces = leadingSpaces;
    }

    /**
     * @param bytes by token id; those of ids without a token are empty
     * @param special ids of tokens that are no text
     * @param leadingSpaces how many spaces at the very beginning of a text come from the tokenizer and not from the text
     */
    public static Pieces of(byte[][] bytes, BitSet special, int leadingSpaces) {
        return new Pieces(bytes, (BitSet) special.clone(), leadingSpaces);
    }

    /** All ids are below it. The model may have more rows, for the sake of its shape. */
    public int size() {
        return bytes.length;
    }

    /** The bytes of a token, also of a special one; none for an id without a token. */
    public byte[] bytes(int id) {
        return Arrays.copyOf(shared(id), shared(id).length);
    }

    /** Whether a token is no text, such as one for the end of a text. */
    public boolean isSpecial(int id) {
        return id >= 0 && special.get(id);
    }

    int leadingSpaces() {
        return leadingSpaces;
    }

    byte[] shared(int id) {
        return id >= 0 && id < bytes.length ? bytes[id] : NONE;
    }
}
