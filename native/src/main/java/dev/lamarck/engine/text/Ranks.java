package dev.lamarck.engine.text;

import java.util.Arrays;

/** Tokens by their bytes: which rank a run of bytes has. A table without boxes, as it is asked for every pair. */
final class Ranks {

    /** No token. */
    static final int NONE = -1;

    private final byte[][] tokens;
    private final int[] slots;

    private Ranks(byte[][] tokens, int[] slots) {
        this.tokens = tokens;
        this.slots = slots;
    }

    /** @param tokens by rank; those of no token are empty */
    static Ranks of(byte[][] tokens) {
        int[] slots = new int[Integer.highestOneBit(Math.max(2, tokens.length)) * 4];
        Arrays.fill(slots, NONE);
        Ranks ranks = new Ranks(tokens, slots);
        for (int rank = 0; rank < tokens.length; rank++) {
            if (tokens[rank].length > 0) {
                slots[ranks.slot(tokens[rank], 0, tokens[rank].length)] = rank;
            }
        }
        return ranks;
    }

    int size() {
        return tokens.length;
    }

    byte[] token(int rank) {
        return tokens[rank];
    }

    /** The rank of the bytes from one place to another, or {@link #NONE}. */
    int of(byte[] bytes, int from, int to) {
        return slots[slot(bytes, from, to)];
    }

    /** The place of those bytes in the table, or the free place where they belong. */
    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 1) & (slots.length - 1);
        while (slots[slot] != NONE && !same(tokens[slots[slot]], bytes, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static boolean same(byte[] token, byte[] bytes, int from, int to) {
        return token.length == to - from && Arrays.equals(token, 0, token.length, bytes, from, to);
    }
}
