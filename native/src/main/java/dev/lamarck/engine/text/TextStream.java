package dev.lamarck.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text that grows token by token. A character whose bytes are in several tokens comes with the last of them, so that
 * what is given out stays. Together it is what decoding all tokens at once gives, if their bytes are UTF-8.
 */
public final class TextStream {

    private static final int LONGEST_CHARACTER = 4;

    private final Pieces pieces;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer waiting = ByteBuffer.allocate(0);
    private int leadingSpaces;

    private TextStream(Pieces pieces, int leadingSpaces) {
        this.pieces = pieces;
        this.leadingSpaces = leadingSpaces;
    }

    /** A text from its beginning. */
    public static TextStream beginning(Pieces pieces) {
        return new TextStream(pieces, pieces.leadingSpaces());
    }

    /** The rest of a text; a space before its first word stays. */
    public static TextStream continuing(Pieces pieces) {
        return new TextStream(pieces, 0);
    }

    /** Takes a token, and gives the text that is complete now; often empty. Special tokens give none. */
    public String feed(int id) {
        byte[] bytes = pieces.shared(id);
        if (pieces.isSpecial(id) || bytes.length == 0) {
            return "";
        }
        int start = 0;
        while (start < bytes.length && leadingSpaces > 0 && bytes[start] == ' ') {
            start++;
            leadingSpaces--;
        }
        leadingSpaces = 0;
        return complete(bytes, start);
    }

    /** The end of the text: U+FFFD if a character has not become complete. */
    public String end() {
        CharBuffer out = CharBuffer.allocate(LONGEST_CHARACTER + waiting.remaining());
        decoder.decode(waiting, out, true);
        decoder.flush(out);
        decoder.reset();
        waiting = ByteBuffer.allocate(0);
        return out.flip().toString();
    }

    private String complete(byte[] bytes, int start) {
        ByteBuffer all = ByteBuffer.allocate(waiting.remaining() + bytes.length - start);
        all.put(waiting).put(bytes, start, bytes.length - start).flip();
        CharBuffer out = CharBuffer.allocate(all.remaining() + LONGEST_CHARACTER);
        decoder.decode(all, out, false);
        waiting = all;
        return out.flip().toString();
    }
}
