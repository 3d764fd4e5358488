package dev.lamarck.engine.near;

/**
 * A vector that was found.
 *
 * @param row its number, in the order of adding
 */
public record Neighbour(long row, float similarity) {}
