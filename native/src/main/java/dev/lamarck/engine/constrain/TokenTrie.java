package dev.lamarck.engine.constrain;

import dev.lamarck.engine.text.Pieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The tokens of a vocabulary by their bytes. Nodes are numbered so that all that lies below a node follows it, which makes a walk one
 * pass over arrays. Tokens that are no text are not in it. It can be used for any number of constraints.
 */
public final class TokenTrie {
    private static final int NONE = -1;
    static final int ROOT = 0;

    private final byte[][] bytes;
    private final byte[] labels;
    private final int[] depths;
    private final int[] ends;
    private final int[] tokens;
    private final int[] twins;
    private final BitSet spelled;
    private final int deepest;

    private TokenTrie(Building made, byte[][] bytes) {
        this.bytes = bytes;
        this.labels = Arrays.copyOf(made.labels, made.count);
        this.depths = Arrays.copyOf(made.depths, made.count);
        this.ends = Arrays.copyOf(made.ends, made.count);
        this.tokens = Arrays.copyOf(made.tokens, made.count);
        this.twins = made.twins;
        this.spelled = made.spelled;
        this.deepest = Arrays.stream(depths).max().orElse(0);
    }

    /**
     * The tokens of a model.
     *
     * @param vocabulary how many tokens the model has, which may be more or fewer than its tokenizer's
     */
    public static TokenTrie of(Pieces pieces, int vocabulary) {
        byte[][] bytes = new byte[Math.min(pieces.size(), vocabulary)][];
        List<Integer> order = new ArrayList<>();
        for (int id = 0; id < bytes.length; id++) {
            bytes[id] = pieces.isSpecial(id) ? new byte[0] : pieces.bytes(id);
            if (bytes[id].length > 0) {
                order.add(id);
            }
        }
        order.sort((a, b) -> Arrays.compareUnsigned(bytes[a], bytes[b]));
        Building building = new Building(bytes);
        order.forEach(building::add);
        building.finish(0);
        return new TokenTrie(building, bytes);
    }

    /** Takes tokens in the order of their bytes. */
    private static final class Building {
        private final byte[][] bytes;
        private final int[] path;
        private final int[] twins;
        private final BitSet spelled = new BitSet(256);
        private byte[] before = {};
        private int depth;
        private int count = 1;
        private byte[] labels = new byte[1024];
        private int[] depths = new int[1024];
        private int[] ends = new int[1024];
        private int[] tokens = new int[1024];

        Building(byte[][] bytes) {
            this.bytes = bytes;
            this.twins = new int[bytes.length];
            Arrays.fill(twins, NONE);
            tokens[0] = NONE;
            path = new int
                    [Arrays.stream(bytes).mapToInt(one -> one.length).max().orElse(0) + 1];
        }

        void add(int token) {
            byte[] own = bytes[token];
            int same = Arrays.mismatch(before, own);
            finish(same < 0 ? own.length : same);
            while (depth < own.length) {
                deepen(own[depth]);
            }
            if (own.length == 1) {
                spelled.set(own[0] & 0xff);
            }
            twins[token] = tokens[path[depth]];
            tokens[path[depth]] = token;
            before = own;
        }

        private void deepen(byte label) {
            if (count == labels.length) {
                labels = Arrays.copyOf(labels, 2 * count);
                depths = Arrays.copyOf(depths, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                tokens = Arrays.copyOf(tokens, 2 * count);
            }
            depth++;
            labels[count] = label;
            depths[count] = depth;
            tokens[count] = NONE;
            path[depth] = count++;
        }

        /** No more comes below nodes that are deeper than this. */
        void finish(int shared) {
            while (depth > shared) {
                ends[path[depth--]] = count;
            }
            ends[path[depth]] = count;
        }
    }

    /** The first node that is not below a node. */
    int end(int node) {
        return ends[node];
    }

    int depth(int node) {
        return depths[node];
    }

    int label(int node) {
        return labels[node] & 0xff;
    }

    int deepest() {
        return deepest;
    }

    /** Marks the tokens whose last byte a node is. */
    void mark(int node, BitSet into) {
        for (int token = tokens[node]; token != NONE; token = twins[token]) {
            into.set(token);
        }
    }

    /** Bytes that have a token of their own, so that what consists of them can always be written. */
    BitSet spelled() {
        return spelled;
    }

    /** How many ids there are. */
    int size() {
        return bytes.length;
    }

    /** The bytes of a token; none if it is no text. */
    byte[] bytes(int token) {
        return token >= 0 && token < bytes.length ? bytes[token] : new byte[0];
    }
}
