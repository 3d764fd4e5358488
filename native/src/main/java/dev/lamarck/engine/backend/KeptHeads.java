package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.DType;

/**
 * How keys and values of one layer lie in pages.
 *
 * @param type of the numbers that are kept
 * @param layer the part of a page that is this layer's
 */
public record KeptHeads(Heads heads, DType type, int layer) {
    /** Bytes that one layer has of a page. */
    public long bytes() {
        return 2L * heads.keys() * Page.TOKENS * heads.width() * type.bytes();
    }
}
