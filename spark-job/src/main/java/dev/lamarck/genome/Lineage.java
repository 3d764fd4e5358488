package dev.lamarck.genome;

import java.io.Serializable;
import java.util.List;

/** Where a candidate comes from: its place in the run, the operator that made it, and its parents in that operator's order. */
public record Lineage(int generation, int slot, int island, String operator, List<Hash128> parents)
        implements Serializable {

    public Lineage {
        parents = List.copyOf(parents);
    }
}
