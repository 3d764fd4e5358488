package dev.lamarck.engine.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How tokens look at each other.
 *
 * @param heads of the queries
 * @param keyHeads of keys and values, each shared by {@link #group()} heads
 * @param scale on the product of query and key
 * @param causal whether a token sees only itself and what is before it
 */
public record Attention(int heads, int keyHeads, int headSize, double scale, boolean causal, Optional<Window> window) {

    static final int MOST_HEADS = 1 << 12;
    static final int MOST_HEAD_SIZE = 1 << 12;

    /**
     * The layers in which a token sees no further back than so many tokens.
     *
     * @param tokens seen, itself included
     */
    public record Window(int tokens, Set<Integer> layers) {
        public Window {
            ModelErrors.requireWithin("sliding window", tokens, Integer.MAX_VALUE);
            layers = Set.copyOf(layers);
        }
    }

    public Attention {
        ModelErrors.requireWithin("heads", heads, MOST_HEADS);
        ModelErrors.requireWithin("key heads", keyHeads, MOST_HEADS);
        ModelErrors.requireWithin("head size", headSize, MOST_HEAD_SIZE);
        if (heads % keyHeads != 0) {
            throw ModelErrors.unevenHeads(heads, keyHeads);
        }
    }

    /** Query heads for each key head. */
    public int group() {
        return heads / keyHeads;
    }

    /** How far back a token sees in a layer; empty if to the beginning. */
    public OptionalInt window(int layer) {
        return window.filter(some -> some.layers().contains(layer))
                .map(some -> OptionalInt.of(some.tokens()))
                .orElse(OptionalInt.empty());
    }
}
