package dev.lamarck.engine.infer;

/**
 * How the next token is chosen from logits, step by step in this order: tokens that are there already get less likely by the
 * penalty; logits are divided by the temperature; only the most likely tokens stay, by number, by their share together, and by
 * their share of the largest; one of these is drawn.
 *
 * @param temperature 0 for the most likely token, the first of equals
 * @param topK how many tokens stay, with those as likely as the last of them; 0 for all
 * @param topP tokens stay, the most likely first, until together they have this share
 * @param minP tokens stay that have at least this share of the largest probability
 * @param repetitionPenalty what positive logits of tokens that are there are divided by, and negative ones multiplied
 * @param seed of the draws: the same logits, seed and place give the same token
 */
public record Sampling(double temperature, int topK, double topP, double minP, double repetitionPenalty, long seed) {
    public static final Sampling GREEDY = new Sampling(0, 0, 1, 0, 1, 0);

    public Sampling {
        require(temperature >= 0 && temperature < Double.POSITIVE_INFINITY, "temperature", temperature, "0 or more");
        require(topK >= 0, "top-k", topK, "0 or more");
        require(topP > 0 && topP <= 1, "top-p", topP, "above 0, and at most 1");
        require(minP >= 0 && minP <= 1, "min-p", minP, "from 0 to 1");
        require(
                repetitionPenalty > 0 && repetitionPenalty < Double.POSITIVE_INFINITY,
                "repetition penalty",
                repetitionPenalty,
                "above 0");
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw InferErrors.outOfRange(name, value, range);
        }
    }

    /** Whether it takes the likeliest token without any draw. */
    public boolean greedy() {
        return temperature == 0;
    }
}
