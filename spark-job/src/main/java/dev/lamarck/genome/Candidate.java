package dev.lamarck.genome;

import java.io.Serializable;

/** A genome with its name, origin and outcome: one row of the table {@code candidates}. */
public record Candidate(Hash128 id, Lineage lineage, Genome genome, Hash128 genomeHash, Outcome outcome)
        implements Serializable {

    /** The name of the candidate at a slot: a function of seed, settings and place, never of the run's name. */
    public static Hash128 idOf(long seed, Hash128 settings, int generation, int slot) {
        return Hash128.digest(java.nio.ByteBuffer.allocate(32)
                .putLong(seed)
                .putLong(settings.high())
                .putLong(settings.low())
                .putInt(generation)
                .putInt(slot)
                .flip());
    }
}
