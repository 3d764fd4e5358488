package dev.lamarck.engine.train;

import dev.lamarck.engine.adapter.Targets;

/**
 * How an adapter begins.
 *
 * @param stabilised whether its scale is alpha by the root of the rank instead of the rank
 * @param dropout how often a number of a layer's input is left out
 * @param targets the modules that it changes; never the head
 * @param seed of its first numbers, and of what is left out
 */
public record Beginning(int rank, double alpha, boolean stabilised, double dropout, Targets targets, long seed) {
    private static final int MOST_RANK = 1 << 12;

    public Beginning {
        TrainErrors.require(rank >= 1 && rank <= MOST_RANK, "rank", rank, "from 1 to " + MOST_RANK);
        TrainErrors.require(alpha > 0 && Double.isFinite(alpha), "alpha", alpha, "more than 0");
        TrainErrors.require(dropout >= 0 && dropout < 1, "dropout", dropout, "from 0 to less than 1");
    }
}
