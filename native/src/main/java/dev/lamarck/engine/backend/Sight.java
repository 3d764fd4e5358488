package dev.lamarck.engine.backend;

/**
 * What rows see of their sequence.
 *
 * @param scale of scores
 * @param window how many tokens up to its own a row sees; 0 for all
 * @param causal whether rows see nothing behind them
 */
public record Sight(float scale, int window, boolean causal) {}
