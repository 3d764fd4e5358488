package dev.lamarck.engine.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * The compiled normaliser of a {@code tokenizer.json}, looked at before the library sees it, which ends the process if a
 * place in it is outside. It is a trie in a double array, whose leaves are places in a list of texts that end with zero.
 */
final class Charsmap {

    private static final int KEYS = 256;

    private final int[] units;
    private final byte[] texts;

    private Charsmap(int[] units, byte[] texts) {
        this.units = units;
        this.texts = texts;
    }

    /** Refuses a normaliser that would end the process. */
    static void check(JsonNode normalizer, String file) {
        normalizer.path("normalizers").forEach(part -> check(part, file));
        boolean compiled = normalizer.path("type").asText("").equals("Precompiled");
        if (compiled && !sound(normalizer.path("precompiled_charsmap").asText(""))) {
            throw TextErrors.badJson(file, "its precompiled_charsmap is damaged");
        }
    }

    private static boolean sound(String base64) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
            int size = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
            if (size < Integer.BYTES || size > bytes.remaining()) {
                return false;
            }
            IntBuffer trie = bytes.asIntBuffer();
            int[] units = new int[size / Integer.BYTES];
            trie.get(units);
            byte[] texts = new byte[bytes.remaining() - units.length * Integer.BYTES];
            bytes.position(bytes.position() + units.length * Integer.BYTES).get(texts);
            return utf8(texts) && new Charsmap(units, texts).inside();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean utf8(byte[] bytes) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return decoded.length() <= bytes.length;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Whether every place that can be reached is inside. */
    private boolean inside() {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        int root = offset(units[0]);
        seen.set(root);
        open.add(root);
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int key = 1; key < KEYS; key++) {
                int child = node ^ key;
                if (child >= units.length) {
                    return false;
                }
                if ((units[child] & (Integer.MIN_VALUE | 0xff)) != key) {
                    continue;
                }
                int next = child ^ offset(units[child]);
                boolean leaf = (units[child] >>> 8 & 1) == 1;
                if (leaf && !leads(next)) {
                    return false;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return true;
    }

    /** Whether a leaf is the place where a character begins, or the end. */
    private boolean leads(int node) {
        if (node >= units.length) {
            return false;
        }
        int place = units[node] & Integer.MAX_VALUE;
        return place < texts.length ? (texts[place] & 0xc0) != 0x80 : place == texts.length;
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }
}
