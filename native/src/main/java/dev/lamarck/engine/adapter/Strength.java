package dev.lamarck.engine.adapter;

/**
 * The rank of each module's addition, and how strong it is.
 *
 * @param rank where no pattern says otherwise
 * @param alpha where no pattern says otherwise
 * @param stabilised whether the scale falls with the root of the rank instead of the rank
 */
public record Strength(int rank, double alpha, ByPattern<Integer> ranks, ByPattern<Double> alphas, boolean stabilised) {
    public int rank(String module) {
        return ranks.find(module).orElse(rank);
    }

    public double scale(String module) {
        int own = rank(module);
        return alphas.find(module).orElse(alpha) / (stabilised ? Math.sqrt(own) : own);
    }
}
