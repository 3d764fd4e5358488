package dev.lamarck.engine.text;

import java.util.Arrays;

/**
 * The characters in which byte-level vocabularies write bytes: a printable character of Latin-1 stands for itself, the
 * other bytes are written with the characters from U+0100 on, in their order.
 */
final class ByteAlphabet {

    private static final int FIRST_OTHER = 0x100;
    private static final int BYTES = 256;
    private static final int[] BYTE_OF = new int[FIRST_OTHER + BYTES];

    static {
        Arrays.fill(BYTE_OF, -1);
        int other = FIRST_OTHER;
        for (int value = 0; value < BYTES; value++) {
            BYTE_OF[printable(value) ? value : other++] = value;
        }
    }

    private ByteAlphabet() {}

    private static boolean printable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xa1 && value <= 0xac) || (value >= 0xae && value < BYTES);
    }

    /** The byte that a character stands for, or -1. */
    static int byteOf(int character) {
        return character < BYTE_OF.length ? BYTE_OF[character] : -1;
    }
}
