package dev.lamarck.engine.constrain;

import dev.lamarck.engine.text.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Vocabularies made for tests: all bytes by their values, a token that ends, and then others. */
public final class Vocabularies {
    public static final int END = 256;

    private Vocabularies() {}

    public static Pieces bytes() {
        return of(List.of());
    }

    /** Of texts that JSON is full of, of words, and of parts of characters. */
    public static Pieces words(int count, long seed) {
        Random random = new Random(seed);
        List<byte[]> tokens = new ArrayList<>();
        for (String text : List.of(
                "\":", "\", \"", "\"}", "{\"", "},", "[]", "true", "false", "null", "\": \"", "]}", "-1", "0.5", "}}}",
                "  ", "\\n", "\\u00", "\"\"")) {
            tokens.add(text.getBytes(StandardCharsets.UTF_8));
        }
        while (tokens.size() < count) {
            tokens.add(word(random));
        }
        return of(tokens);
    }

    private static byte[] word(Random random) {
        StringBuilder word = new StringBuilder(random.nextInt(3) == 0 ? " " : "");
        int length = 2 + random.nextInt(8);
        String letters = random.nextInt(10) == 0
                ? "äß语言😀éλ"
                : random.nextInt(8) == 0 ? "0123456789.,-\"{}[]:\\ " : "etaoinshrdlucmfwypvbgkjqxzETA_";
        for (int i = 0; i < length; i++) {
            int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
            word.appendCodePoint(letters.codePointAt(at));
        }
        byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, Math.max(1, bytes.length - 1)) : bytes;
    }

    private static Pieces of(List<byte[]> tokens) {
        byte[][] bytes = new byte[END + 1 + tokens.size()][];
        for (int value = 0; value < END; value++) {
            bytes[value] = new byte[] {(byte) value};
        }
        bytes[END] = "<end>".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < tokens.size(); i++) {
            bytes[END + 1 + i] = tokens.get(i);
        }
        BitSet special = new BitSet();
        special.set(END);
        return Pieces.of(bytes, special, 0);
    }
}
