package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.util.List;
import java.util.OptionalDouble;

/** A candidate as a line of descent shows it: without its genome. */
public record Ancestor(
        Hash128 id, int generation, int slot, String operator, OptionalDouble score, List<Hash128> parents) {

    public Ancestor {
        parents = List.copyOf(parents);
    }
}
